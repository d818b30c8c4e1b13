using Border.Edge.Configuration;
using Border.Testing;

namespace Border.Edge.Tests.Configuration;

public sealed class NodeFileTests : IDisposable
{
    private const string Lane = """{ "name": "l1", "direction": "Entry", "kind": "Car", "devices": [] }""";

    private readonly TempFolder _folder = new("config");

    [Fact]
    public void File_Missing_SaysHowToGiveOne() =>
        Assert.Contains("--config", Assert.Throws<ConfigurationException>(() => NodeFile.Load(_folder["none.json"])).Problems[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("{", "Line 1")]
    [InlineData("null", "must hold a node")]
    [InlineData("""{ "post": "north" }""", "missing required properties")]
    [InlineData("""{ "post": "north", "node": "n1", "data": "d", "certificates": "c", "lanes": [], "colour": 1 }""", "colour")]
    [InlineData("""{ "post": "north", "node": "n1", "data": "d", "certificates": "c", "lanes": [{ "name": "l1", "direction": "Entry", "kind": "Boat", "devices": [] }] }""", "kind")]
    public void File_Wrong_SaysWhere(string json, string words)
    {
        File.WriteAllText(_folder["node.json"], json);
        var problem = Assert.Throws<ConfigurationException>(() => NodeFile.Load(_folder["node.json"])).Problems[0];
        Assert.Contains(words, problem, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Node_WithoutCertificates_SaysWhichAreMissingAndHowToMakeThem()
    {
        var problems = Problems($$"""{ "post": "north", "node": "n1", "data": "d", "certificates": "c", "broker": { "host": "h", "port": 8883 }, "lanes": [{{Lane}}] }""");
        var problem = Assert.Single(problems, p => p.Contains("client.crt", StringComparison.Ordinal));
        Assert.Contains("bash deploy/certs.sh --post north --node n1", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Lanes_Wrong_EachProblemIsSaid()
    {
        var problems = Problems(
            """
            { "post": "North!", "node": "n1", "data": "d", "certificates": "c", "https": { "address": "localhost", "port": 70000 }, "lanes": [
              { "name": "l1", "direction": "Entry", "kind": "Pedestrian", "devices": [ { "role": "Plate", "kind": "Simulated" }, { "role": "Document", "kind": "Mjpeg", "url": "http://x" } ] },
              { "name": "l1", "direction": "Exit", "kind": "Car", "devices": [ { "role": "Face", "kind": "Mjpeg", "url": "http://user:secret@camera/" }, { "role": "Document", "kind": "Tcp" }, { "role": "Gate", "kind": "Folder" } ] }
            ] }
            """);
        foreach (var words in new[] { "post and node", "https.address", "https.port", "Two lanes", "no vehicle passes", "not by mjpeg", "needs url", "needs port", "no other gate" })
            Assert.Contains(problems, p => p.Contains(words, StringComparison.Ordinal));
        Assert.DoesNotContain(problems, p => p.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Defaults_HoldForWhatTheFileLeavesOut()
    {
        var settings = System.Text.Json.JsonSerializer.Deserialize(
            $$"""{ "post": "north", "node": "n1", "data": "d", "certificates": "c", "limits": { "visionJobs": 1 }, "lanes": [{{Lane}}] }""",
            NodeSettingsJson.Default.NodeSettings)!;
        Assert.Equal((8443, "127.0.0.1", 1, 6.0, 20), (settings.Https.Port, settings.Https.Address, settings.Limits.VisionJobs, settings.Limits.MissingFactSeconds, settings.Limits.SessionIdleMinutes));
        Assert.True(settings.Lanes[0].Open);
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<string> Problems(string json)
    {
        File.WriteAllText(_folder["node.json"], json);
        return Assert.Throws<ConfigurationException>(() => NodeFile.Load(_folder["node.json"])).Problems;
    }
}
