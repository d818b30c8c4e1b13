using System.Text.Json.Nodes;
using Border.Cli.Chip;
using Border.Domain.Documents.Chip.Issuing;

namespace Border.Cli.Tests.Chip;

public sealed class ChipCommandsTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 0, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("border-chip").FullName;
    private readonly IssuingState _state = new("UT", SigningKind.All.First(k => k.WrittenOut));
    private readonly Dictionary<int, byte[]> _groups = new()
    {
        [1] = GroupWriter.Zone(["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"]),
        [2] = GroupWriter.Portrait([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3], 413, 531),
    };

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _state.Dispose();
    }

    [Theory]
    [InlineData("EF.SOD", "DG1", "DG2")]
    [InlineData("sod", "EF.DG1", "ef.dg2")]
    [InlineData("EF_SOD.bin", "dg1.bin", "DG02.BIN")]
    [InlineData("passport-sod.dat", "EF_DG1.bin", "Datagroup_DG2.bin")]
    public void Folder_WithTheUsualNames_IsVerified(string sod, string first, string second)
    {
        Write(sod, first, second);
        var (code, line, errors) = Run();
        Assert.Equal((0, "", "genuine"), (code, errors, line!["verdict"]!.GetValue<string>()));
        Assert.Equal("intact", line["dataGroups"]!["DG2"]!.GetValue<string>());
        Assert.Empty(line["reasons"]!.AsArray());
        Assert.Equal("ERIKSSON", line["zone"]!["fields"]!["surname"]!.GetValue<string>());
        Assert.Equal(("jpeg", 7), (line["portrait"]!["format"]!.GetValue<string>(), line["portrait"]!["bytes"]!.GetValue<int>()));
        Assert.Contains(line["findings"]!.AsArray(), f => f!.GetValue<string>().StartsWith("The document expired", StringComparison.Ordinal));
    }

    [Fact]
    public void AlteredGroup_IsSaidAndFails()
    {
        _groups[2][^1]++;
        var sod = _state.Issue(_groups);
        _groups[2][^1]++;
        Write("EF.SOD", "DG1", "DG2", sod);
        var (code, line, _) = Run();
        Assert.Equal((1, "altered", "altered"), (code, line!["verdict"]!.GetValue<string>(), line["dataGroups"]!["DG2"]!.GetValue<string>()));
    }

    [Fact]
    public void Group_UnderTwoNames_IsRefused()
    {
        Write("EF.SOD", "DG1", "EF.DG1");
        var (code, line, errors) = Run();
        Assert.Equal((1, null), (code, line));
        Assert.Contains("a second time", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyFolderAndOddTrust_AreSaidInWords()
    {
        Assert.Contains("neither EF.SOD nor data groups", Run().Errors, StringComparison.Ordinal);
        Write("EF.SOD", "DG1", "DG2");
        File.WriteAllText(Path.Combine(_folder, "trust.der"), "hello");
        var (code, line, errors) = Run("trust.der");
        Assert.Equal((1, null), (code, line));
        Assert.Contains("no master list", errors, StringComparison.Ordinal);
    }

    private void Write(string sod, string first, string second, byte[]? signed = null)
    {
        File.WriteAllBytes(Path.Combine(_folder, sod), signed ?? _state.Issue(_groups));
        File.WriteAllBytes(Path.Combine(_folder, first), _groups[1]);
        File.WriteAllBytes(Path.Combine(_folder, second), _groups[2]);
        File.WriteAllBytes(Path.Combine(_folder, "csca.cer"), _state.Authority);
        File.WriteAllBytes(Path.Combine(_folder, "EF.COM"), [0x60, 0]);
    }

    private (int Code, JsonNode? Line, string Errors) Run(string trust = "csca.cer")
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = ChipCommands.Verify(_folder, [Path.Combine(_folder, trust)], At, null, output, errors);
        return (code, output.ToString() is { Length: > 0 } text ? JsonNode.Parse(text) : null, errors.ToString());
    }
}
