namespace Border.Chaos.Scenarios;

public sealed class ScenarioFileTests
{
    [Fact]
    public void File_WithEverything_IsRead()
    {
        var scenario = ScenarioFile.Parse(
            "all",
            [
                "# What this shows.", "stores: postgresql", "silos: 3", "nodes: 4 at 2.5 crossings a second", "set: long", "repeat: 5", "",
                "after 20 crossings: kill silo 2 for 1 to 3 s  # while a batch is under way", "after 10 to 300 ms: freeze broker", "at once: start broker",
                "after 100 records: stop postgresql for 500 ms",
            ]);

        Assert.Equal((Store.Postgresql, 3, 4, 2.5, true, 5), (Assert.Single(scenario.Stores), scenario.Silos, scenario.Nodes, scenario.PerSecond, scenario.IsLong, scenario.Repeat));
        Assert.Equal(
            [
                new("after 20 crossings: kill silo 2 for 1 to 3 s", new(Measure.Crossings, new(20, 20)), Verb.Kill, Part.Silo, 2, new Range(1, 3)),
                new("after 10 to 300 ms: freeze broker", new(Measure.Time, new(0.01, 0.3)), Verb.Freeze, Part.Broker, 0, null),
                new("at once: start broker", new(Measure.Time, new(0, 0)), Verb.Start, Part.Broker, 0, null),
                new("after 100 records: stop postgresql for 500 ms", new(Measure.Records, new(100, 100)), Verb.Stop, Part.Postgresql, 0, new Range(0.5, 0.5)),
            ],
            scenario.Steps);
    }

    [Theory]
    [InlineData("kill silo 1", "Expected 'WHEN: WHAT'")]
    [InlineData("after lunch: kill silo 1", "Expected 'at once'")]
    [InlineData("after 2 hours: kill silo 1", "Expected 'at once'")]
    [InlineData("after 2 s: tickle silo 1", "Expected kill, stop, freeze or start")]
    [InlineData("after 2 s: kill silo", "Expected kill, stop, freeze or start")]
    [InlineData("after 2 s: kill silo 2", "There is no silo 2")]
    [InlineData("after 2 s: start broker for 2 s", "leave out 'for'")]
    [InlineData("after 2 s: freeze postgresql", "cannot be frozen")]
    [InlineData("stores: oracle", "Stores are")]
    [InlineData("silos: many", "silos: 1 to 5")]
    [InlineData("nodes: 0 at 5 crossings a second", "1 to 200 nodes")]
    [InlineData("nodes: two", "Expected for example 'nodes: 2")]
    [InlineData("repeat: 0", "repeat: 1 to 1000")]
    [InlineData("set: medium", "short or long")]
    [InlineData("weather: bad", "one of stores, silos, nodes, set, repeat")]
    public void Line_NotUnderstood_IsNamedWithWhatIsExpected(string line, string expected)
    {
        var failure = Assert.Throws<ScenarioException>(() => ScenarioFile.Parse("spoilt", ["# first", line, "at once: kill nodes"]));

        Assert.StartsWith("spoilt:2: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no step", "silos: 1")]
    [InlineData("Several silos need", "silos: 2", "at once: kill silo 2")]
    public void File_ThatMakesNoSense_SaysWhy(string expected, params string[] lines) =>
        Assert.Contains(expected, Assert.Throws<ScenarioException>(() => ScenarioFile.Parse("spoilt", lines)).Message, StringComparison.Ordinal);
}
