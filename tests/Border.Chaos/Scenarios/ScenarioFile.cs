using System.Globalization;
using System.Text.RegularExpressions;

namespace Border.Chaos.Scenarios;

/// <summary>A scenario's file cannot be understood; the message names file, line and what is expected there.</summary>
internal sealed class ScenarioException(string file, int line, string problem) : FormatException($"{file}:{line}: {problem}");

/// <summary>Reads scenarios. README.md shows the language.</summary>
internal static partial class ScenarioFile
{
    private const string Expected = "Expected 'WHEN: WHAT', for example 'after 20 crossings: kill silo 1 for 2 s'; or one of stores, silos, nodes, set, repeat.";

    /// <summary>Reads a file.</summary>
    /// <exception cref="ScenarioException">See there.</exception>
    public static Scenario Read(string file) => Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllLines(file));

    /// <summary>Reads lines.</summary>
    /// <param name="name">For reports and errors.</param>
    /// <param name="lines">Of the file.</param>
    /// <exception cref="ScenarioException">See there.</exception>
    public static Scenario Parse(string name, IReadOnlyList<string> lines)
    {
        var scenario = new Scenario(name, Enum.GetValues<Store>(), 1, 2, 5, false, 1, []);
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Split('#')[0].Trim();
            if (text.Length == 0)
                continue;
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var (left, right) = colon < 0 ? throw new ScenarioException(name, i + 1, Expected) : (text[..colon].Trim(), text[(colon + 1)..].Trim());
            var problem = left.StartsWith("after ", StringComparison.Ordinal) || left == "at once"
                ? AddStep(ref scenario, text, left, right)
                : Set(ref scenario, left, right);
            if (problem is not null)
                throw new ScenarioException(name, i + 1, problem);
        }
        return scenario switch
        {
            { Steps.Count: 0 } => throw new ScenarioException(name, lines.Count, $"There is no step. {Expected}"),
            { Silos: > 1 } when scenario.Stores.Contains(Store.Sqlite) =>
                throw new ScenarioException(name, lines.Count, "Several silos need 'stores: postgresql'."),
            _ => scenario,
        };
    }

    private static string? Set(ref Scenario scenario, string name, string value)
    {
        switch (name)
        {
            case "stores":
                var stores = value.Split(',', StringSplitOptions.TrimEntries).Select(s => Enum.TryParse<Store>(s, true, out var store) ? store : (Store?)null).ToList();
                scenario = scenario with { Stores = [.. stores.OfType<Store>()] };
                return stores.Contains(null) ? "Stores are sqlite and postgresql." : null;
            case "silos" when int.TryParse(value, CultureInfo.InvariantCulture, out var silos) && silos is >= 1 and <= 5:
                scenario = scenario with { Silos = silos };
                return null;
            case "silos":
                return "silos: 1 to 5.";
            case "nodes" when NodesLine().Match(value) is { Success: true } nodes:
                scenario = scenario with { Nodes = (int)Number(nodes, 1), PerSecond = Number(nodes, 2) };
                return scenario.Nodes is >= 1 and <= 200 && scenario.PerSecond > 0 ? null : "1 to 200 nodes with more than 0 crossings a second.";
            case "nodes":
                return "Expected for example 'nodes: 2 at 5 crossings a second'.";
            case "set" when value is "short" or "long":
                scenario = scenario with { IsLong = value == "long" };
                return null;
            case "set":
                return "The set is short or long.";
            case "repeat" when int.TryParse(value, CultureInfo.InvariantCulture, out var repeat) && repeat is >= 1 and <= 1000:
                scenario = scenario with { Repeat = repeat };
                return null;
            case "repeat":
                return "repeat: 1 to 1000.";
            default:
                return Expected;
        }
    }

    private static string? AddStep(ref Scenario scenario, string text, string when, string what)
    {
        if (MomentOf(when) is not { } moment)
            return "Expected 'at once', 'after 2 s', 'after 10 to 300 ms', 'after 20 crossings' or 'after 100 records'.";
        if (DeedLine().Match(what) is not { Success: true } deed || (deed.Groups["for"].Success && !AmountLine().IsMatch(deed.Groups["for"].Value)))
            return "Expected kill, stop, freeze or start, then nodes, broker, postgresql or 'silo N', then perhaps 'for 2 s'.";
        var verb = Enum.Parse<Verb>(deed.Groups["verb"].Value, true);
        var silo = deed.Groups["silo"].Success ? int.Parse(deed.Groups["silo"].Value, CultureInfo.InvariantCulture) : 0;
        var part = silo > 0 ? Part.Silo : Enum.Parse<Part>(deed.Groups["part"].Value, true);
        Range? time = deed.Groups["for"].Success ? Seconds(AmountLine().Match(deed.Groups["for"].Value)) : null;
        if (verb == Verb.Start && time is not null)
            return "What is started stays started: leave out 'for'.";
        if (silo > scenario.Silos)
            return $"There is no silo {silo}: name how many there are above, with 'silos: {silo}'.";
        if (verb == Verb.Freeze && part == Part.Postgresql)
            return "PostgreSQL is several processes and cannot be frozen; stop or kill it.";
        scenario = scenario with { Steps = [.. scenario.Steps, new Step(text, moment, verb, part, silo, time)] };
        return null;
    }

    private static Moment? MomentOf(string text)
    {
        if (text == "at once")
            return new Moment(Measure.Time, new Range(0, 0));
        if (AmountLine().Match(text["after ".Length..]) is not { Success: true } amount)
            return null;
        return amount.Groups["unit"].Value switch
        {
            "crossings" => new Moment(Measure.Crossings, Span(amount, 1)),
            "records" => new Moment(Measure.Records, Span(amount, 1)),
            _ => new Moment(Measure.Time, Seconds(amount)),
        };
    }

    private static Range Seconds(Match amount) => Span(amount, amount.Groups["unit"].Value == "ms" ? 0.001 : 1);

    private static Range Span(Match amount, double unit)
    {
        var from = double.Parse(amount.Groups["from"].Value, CultureInfo.InvariantCulture);
        var to = amount.Groups["to"].Success ? double.Parse(amount.Groups["to"].Value, CultureInfo.InvariantCulture) : from;
        return new Range(from * unit, to * unit);
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{1,3}) at (\d{1,4}(?:\.\d{1,3})?) crossings a second$")]
    private static partial Regex NodesLine();

    [GeneratedRegex(@"^(?<from>\d{1,6}(\.\d{1,3})?)( to (?<to>\d{1,6}(\.\d{1,3})?))? (?<unit>s|ms|crossings|records)$")]
    private static partial Regex AmountLine();

    [GeneratedRegex(@"^(?<verb>kill|stop|freeze|start) (?<part>nodes|broker|postgresql|silo (?<silo>[1-9]))( for (?<for>\S+( to \S+)? (s|ms)))?$")]
    private static partial Regex DeedLine();
}
