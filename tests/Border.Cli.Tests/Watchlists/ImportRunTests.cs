using System.Text.Json;
using Border.Cli.Output;
using Border.Cli.Watchlists;
using Border.Domain.Bundles;
using Border.Domain.Recommendations;
using Border.Domain.Watchlists.Import;

namespace Border.Cli.Tests.Watchlists;

public sealed class ImportRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("import").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Ofac_OfThreeFiles_IsAListInTheFormOfAnUpload()
    {
        var (code, summary, _) = Run(
            "ofac",
            File("add.csv", "7001,1,Test St,Testville,Serbia,-0-\n"),
            File("sdn.csv", "7001,\"ZORVANEK, Milan\",individual,T,-0-,-0-,-0-,-0-,-0-,-0-,-0-,\"DOB 1960; alt. DOB 1962\"\n\u001A"),
            File("alt.csv", "7001,1,aka,\"ZORVANICK, M\",-0-\n"));
        Assert.Equal((ExitCode.Done, 1), (code, summary.GetProperty("entries").GetInt32()));
        var list = JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(Out), PayloadJson.Default.Watchlist)!;
        Assert.Null(list.Problem());
        Assert.Equal(("OFAC-7001", 2, 1960), (list.Entries[0].Id, list.Entries[0].Names.Count, list.Entries[0].BirthYear));
        Assert.Contains("Testville, Serbia", list.Entries[0].Instruction, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusedLines_AreSaidCountedAndReported_AndTheOthersWritten()
    {
        var (code, summary, errors) = Run("csv", File("own.csv", "id,name,sex\np-1,Milan Zorvanek,\nnoid,Secret Person,\np-1,Secret Person,\np-2,Petra Zorvanek,Q\n"));
        Assert.Equal((ExitCode.SomeFailed, 1, 3), (code, summary.GetProperty("entries").GetInt32(), summary.GetProperty("refused").GetInt32()));
        Assert.Contains("own.csv, line 3: The id may be a name", errors, StringComparison.Ordinal);
        var report = System.IO.File.ReadAllLines(Path.Combine(_folder, "report"));
        Assert.Equal([3, 4, 5], report.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("line").GetInt32()));
        Assert.DoesNotContain("Secret", errors + string.Concat(report), StringComparison.Ordinal);
    }

    [Fact]
    public void BrokenFile_LeavesTheOlderListAsItIs()
    {
        System.IO.File.WriteAllText(Out, "older");
        var (code, summary, errors) = Run("un", File("un.xml", "<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>A B</FIRST_NAME></INDIVIDUAL><INDIVID"));
        Assert.Equal((ExitCode.SomeFailed, JsonValueKind.Null), (code, summary.GetProperty("out").ValueKind));
        Assert.Contains("No list was written", errors, StringComparison.Ordinal);
        Assert.Equal("older", System.IO.File.ReadAllText(Out));
        Assert.Equal(["list.json", "report", "un.xml"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Lists_AreJoined_AndAnIdOfBothCountsOnce()
    {
        Run("csv", File("a.csv", "id,name\np-1,Milan Zorvanek\n"));
        System.IO.File.Copy(Out, Path.Combine(_folder, "a.json"));
        Run("csv", File("b.csv", "id,name\np-1,Milan Zorvanek\np-2,Petra Zorvanek\n"));
        System.IO.File.Copy(Out, Path.Combine(_folder, "b.json"));
        var (code, summary, _) = Run("json", Path.Combine(_folder, "a.json"), Path.Combine(_folder, "b.json"));
        Assert.Equal((ExitCode.SomeFailed, 2, 1), (code, summary.GetProperty("entries").GetInt32(), summary.GetProperty("refused").GetInt32()));
    }

    [Fact]
    public void OldEncoding_IsReadWhenNamed_AndRefusedOtherwise()
    {
        var file = Path.Combine(_folder, "latin.csv");
        System.IO.File.WriteAllBytes(file, System.Text.Encoding.Latin1.GetBytes("id,name\np-1,J\u00e9r\u00f4me Zorvanek\n"));
        Assert.Equal(1, Run("csv", file).Summary.GetProperty("refused").GetInt32());
        Assert.Equal(0, Run("csv", "latin1", [file]).Summary.GetProperty("refused").GetInt32());
    }

    [Fact]
    public void MissingFile_IsSaid()
    {
        var errors = new StringWriter();
        var code = ImportRun.Run(new ImportRequest("csv", [Path.Combine(_folder, "none.csv")], Out, Terms, null), new StringWriter(), errors);
        Assert.Equal(ExitCode.SomeFailed, code);
        Assert.StartsWith("Nothing was imported.", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ofac_WithoutItsMainFile_IsSaid() => Assert.Equal(ExitCode.SomeFailed, ImportRun.Run(
        new ImportRequest("ofac", [File("alt.csv", "1,1,aka,A,-0-")], Out, Terms, null), new StringWriter(), new StringWriter()));

    private static ImportTerms Terms { get; } = new(Outcome.Secondary, "Compare.", "TEST");

    private string Out => Path.Combine(_folder, "list.json");

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private (int Code, JsonElement Summary, string Errors) Run(string format, params string[] files) => Run(format, "utf-8", files);

    private (int Code, JsonElement Summary, string Errors) Run(string format, string encoding, string[] files)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = ImportRun.Run(new ImportRequest(format, files, Out, Terms, Path.Combine(_folder, "report"), encoding), output, errors);
        return (code, JsonDocument.Parse(output.ToString()).RootElement, errors.ToString());
    }
}
