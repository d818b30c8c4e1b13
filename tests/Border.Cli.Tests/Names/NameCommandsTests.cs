using System.Text.Json;
using Border.Cli.Names;
using Border.Cli.Output;
using Border.Domain.Names;

namespace Border.Cli.Tests.Names;

public sealed class NameCommandsTests
{
    [Fact]
    public void Match_OfPairs_AnswersEachWithScoreVerdictAndReasons()
    {
        var (code, lines, _) = Match("schema,left,right\nPerson,Anna Eriksson,\"ERIKSSON, ANNA\"\nCompany,Nordlicht AG,Nordlicht Aktiengesellschaft\n,Anna,Ivan\n");
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal([true, true, false], lines.Select(l => l.GetProperty("match").GetBoolean()));
        Assert.Equal("Anna Eriksson", lines[0].GetProperty("left").GetString());
        Assert.Equal(1, lines[0].GetProperty("score").GetDouble());
        Assert.NotEmpty(lines[1].GetProperty("why").EnumerateArray());
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("a,b\n1,2\n", "columns left and right")]
    [InlineData("left,right\nAnna\n", "Line 2 lacks one of the names")]
    [InlineData("left,right\n\"Anna,Ivan\n", "Line 2 ends within quotation marks")]
    public void Match_OfUnusableInput_SaysWhatIsMissing(string csv, string said)
    {
        var (code, _, errors) = Match(csv);
        Assert.Equal(ExitCode.SomeFailed, code);
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_OfAList_FindsByAliasBestFirst()
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var list = new StringReader("id,name,aliases\n7,Иван Петров,Ivan Petrow; Wanja Petrow\n8,Ivan Petrovsky,\n9,Olga Ivanova,\n");
        Assert.Equal(ExitCode.Done, NameSearching.Run(list, NameKind.Person, ["PETROV IVAN"], output, errors));
        var lines = Lines(output);
        Assert.Equal(("7", "Иван Петров"), (lines[0].GetProperty("id").GetString(), lines[0].GetProperty("name").GetString()));
        Assert.DoesNotContain(lines, l => l.GetProperty("id").GetString() == "9");
    }

    private static (int Code, List<JsonElement> Lines, string Errors) Match(string csv)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = NameMatching.Run(new StringReader(csv), output, errors);
        return (code, Lines(output), errors.ToString());
    }

    private static List<JsonElement> Lines(StringWriter output) =>
        [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
}
