using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Border.Domain.Trust;
using Border.Keys;
using Border.Testing;

namespace Border.Cli.Tests.Keys;

/// <summary><c>border keys root</c>: one step per call, the file travels between the holders of the keys.</summary>
public sealed class RootCeremonyTests : IDisposable
{
    private readonly TempFolder _folder = new("ceremony");
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private readonly ManualTimeProvider _time = new();

    private string Chain => _folder["root.json"];

    public RootCeremonyTests()
    {
        foreach (var name in (string[])["a", "b", "c", "signing", "fresh"])
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            File.WriteAllText(_folder[$"{name}.key"], key.ExportPkcs8PrivateKeyPem());
            File.WriteAllText(_folder[$"{name}.pub"], key.ExportSubjectPublicKeyInfoPem());
        }
    }

    [Fact]
    public void InitSignRotateSign_ByTwoOfThree_IsAChainThatNodesWalk()
    {
        Init();
        Assert.Equal(1, Run("show", Chain)); // nobody signed
        Done("sign", Chain, "--key", _folder["a.key"]);
        Done("sign", Chain, "--key", _folder["c.key"]);
        var first = Read();

        Done("rotate", Chain, "--signing", _folder["fresh.pub"], "--days", "30");
        Done("sign", Chain, "--key", _folder["b.key"]);
        Assert.Contains("1 of", Error("show", Chain), StringComparison.Ordinal);
        Done("sign", Chain, "--key", _folder["c.key"]);

        var (walked, problem) = first.Extend(Read());
        Assert.Null(problem);
        Assert.Equal((2, _time.GetUtcNow().AddDays(30)), (walked!.Current.Version, walked.Current.ExpiresAt));
        var line = JsonDocument.Parse(Shown().Last()).RootElement;
        Assert.Equal((true, 2, 2), (line.GetProperty("complete").GetBoolean(), line.GetProperty("signedByOwn").GetInt32(), line.GetProperty("signedByPrevious").GetInt32()));
    }

    [Fact]
    public void Sign_WithAKeyThatHasNoPart_ChangesNothing()
    {
        Init();
        var before = File.ReadAllBytes(Chain);

        Assert.Contains("no root key", Error("sign", Chain, "--key", _folder["fresh.key"]), StringComparison.Ordinal);
        Assert.Contains("PEM", Error("sign", Chain, "--key", Chain), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Chain));
    }

    [Fact]
    public void Init_OverWhatIsThere_IsRefused()
    {
        Init();

        Assert.Contains("exists", Error("init", Chain, "--root", _folder["a.pub"], "--signing", _folder["signing.pub"]), StringComparison.Ordinal);
        Assert.Contains("--root and --signing", Error("init", _folder["other.json"]), StringComparison.Ordinal);
        Assert.Contains("threshold", Error("init", _folder["other.json"], "--root", _folder["a.pub"], "--threshold", "2", "--signing", _folder["signing.pub"]), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["other.json"]));
    }

    [Fact]
    public void Rotate_BeforeTheLastIsSigned_IsRefused()
    {
        Init();

        Assert.Contains("signed by 0 of", Error("rotate", Chain), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Init() => Done(
        "init", Chain, "--root", _folder["a.pub"], "--root", _folder["b.pub"], "--root", _folder["c.pub"], "--threshold", "2", "--signing", _folder["signing.pub"]);

    private RootChain Read()
    {
        var (chain, problem) = RootChain.Read(File.ReadAllBytes(Chain));
        Assert.Null(problem);
        return chain!;
    }

    private string[] Shown()
    {
        _output.GetStringBuilder().Clear();
        Done("show", Chain);
        return _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private void Done(params string[] words) => Assert.True(Run(words) == 0, _errors.ToString());

    private string Error(params string[] words)
    {
        _errors.GetStringBuilder().Clear();
        Assert.Equal(1, Run(words));
        return _errors.ToString();
    }

    private int Run(params string[] words) => new RootCommand { KeysCommands.Build(_output, _errors, _time) }.Parse(["keys", "root", .. words]).Invoke();
}
