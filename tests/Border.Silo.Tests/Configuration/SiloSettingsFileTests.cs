using Border.Silo.Configuration;
using Border.Testing;

namespace Border.Silo.Tests.Configuration;

public sealed class SiloSettingsFileTests : IDisposable
{
    private readonly TempFolder _folder = new("silo-settings");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_ACompleteFile_PathsAreRelativeToIt()
    {
        Certificates();

        var settings = SiloSettingsFile.Load(Write());

        Assert.Equal(Path.Combine(_folder.Path, "state"), settings.StateFolder);
        Assert.Null(settings.Ledger.Postgres);
    }

    [Theory]
    [InlineData("\"s1\"", "\"S 1\"", "name must be")]
    [InlineData("https://", "http://", "url must be an https address")]
    [InlineData("8883", "0", "port from 1 to 65535")]
    [InlineData("\"url\"", "\"adress\"", "cannot be read")]
    [InlineData("{", "", "cannot be read")]
    public void Load_AWrongValue_SaysWhichAndWhatIsExpected(string right, string wrong, string message)
    {
        Certificates();
        var path = Write();
        File.WriteAllText(path, File.ReadAllText(path).Replace(right, wrong, StringComparison.Ordinal));

        var problem = Assert.Throws<SiloSettingsException>(() => SiloSettingsFile.Load(path));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WithoutCertificates_NamesTheFileAndTheScript()
    {
        var problem = Assert.Throws<SiloSettingsException>(() => SiloSettingsFile.Load(Write()));

        Assert.Contains("ca.crt", problem.Message, StringComparison.Ordinal);
        Assert.Contains("deploy/certs.sh", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AMissingFile_SaysHowToStart()
    {
        var problem = Assert.Throws<SiloSettingsException>(() => SiloSettingsFile.Load(Path.Combine(_folder.Path, "none.json")));

        Assert.Contains("--config", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AHugeFile_IsRefusedUnread()
    {
        var path = Path.Combine(_folder.Path, "silo.json");
        File.WriteAllBytes(path, new byte[65 * 1024]);

        Assert.Throws<SiloSettingsException>(() => SiloSettingsFile.Load(path));
    }

    private string Write()
    {
        var path = Path.Combine(_folder.Path, "silo.json");
        File.WriteAllText(
            path,
            """
            { "name": "s1", "url": "https://127.0.0.1:8443", "stateFolder": "state", "certificateFolder": "certs",
              "broker": { "host": "localhost", "port": 8883 } }
            """);
        return path;
    }

    private void Certificates()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Path, "certs")).FullName;
        foreach (var name in (string[])["ca.crt", "client.crt", "client.key", "https.crt", "https.key", "sealing.key", "signing.key", "root.json", "pseudonym.key"])
            File.WriteAllText(Path.Combine(folder, name), "");
    }
}
