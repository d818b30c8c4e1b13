using System.Text.Json.Nodes;
using Border.Cli.Mrz;

namespace Border.Cli.Tests.Mrz;

public sealed class MrzCommandsTests
{
    private const string Td3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\r\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\r\n";

    [Fact]
    public void Zones_SeparatedByBlankLines_GiveALineEach()
    {
        var (code, lines, errors) = Run($"\n{Td3}\n \n{Td3.Replace("7408122", "7408123", StringComparison.Ordinal)}");
        Assert.Equal((0, 2, ""), (code, lines.Length, errors));
        Assert.True(lines[0]["valid"]!.GetValue<bool>());
        Assert.Equal("TD3", lines[0]["format"]!.GetValue<string>());
        Assert.Equal("ANNA MARIA", lines[0]["fields"]!["givenNames"]!.GetValue<string>());
        Assert.False(lines[1]["valid"]!.GetValue<bool>());
        Assert.Contains("date of birth", lines[1]["problems"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Visa_IsNamedAsIcaoDoes()
    {
        var (_, lines, _) = Run("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<");
        Assert.Equal("MRV-B", lines[0]["format"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("A\nB\nC\nD\nE")]
    [InlineData("{\"format\":\"TD3\"}")]
    public void Text_ThatIsNoZone_FailsInWordsAndStillGivesALine(string text)
    {
        var (code, lines, errors) = Run(text);
        Assert.Equal(1, code);
        Assert.Null(lines[0]["format"]);
        Assert.Contains("Zone 1", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_EmptyOrOneEndlessLine_FailsInWords()
    {
        Assert.Equal(1, Run("").Code);
        Assert.Equal(1, Run(new string('<', 3_000_000)).Code);
    }

    private static (int Code, JsonNode[] Lines, string Errors) Run(string input)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = MrzCommands.Parse(new StringReader(input), output, errors);
        return (code, [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)], errors.ToString());
    }
}
