using Border.Domain.Watchlists.Import;

namespace Border.Domain.Tests.Watchlists;

public sealed class CsvRowsTests
{
    [Fact]
    public void Rows_WithQuotesLineBreaksAndEmptyLines_AreReadWithTheirLines()
    {
        var rows = Read("a,\"b, \"\"c\"\"\",d\r\n\n\"two\nlines\",x\nlast");
        Assert.Equal(["a", "b, \"c\"", "d"], rows[0].Fields);
        Assert.Equal(["two\nlines", "x"], rows[1].Fields);
        Assert.Equal([1, 3, 5], rows.Select(r => r.Line));
    }

    [Fact]
    public void Row_BeyondTheLimits_IsAProblemAndTheNextIsRead()
    {
        var rows = Read($"{new string('x', CsvRows.MaxCharacters + 5)}\nok,1\n{new string(',', CsvRows.MaxFields + 5)}\nok,2");
        Assert.Equal([false, true, false, true], rows.Select(r => r.Problem is null));
        Assert.Equal(["ok", "2"], rows[3].Fields);
    }

    [Fact]
    public void Row_ThatEndsWithinQuotes_IsAProblem() => Assert.NotNull(Assert.Single(Read("\"open,1 x")).Problem);

    [Fact]
    public void OpenQuotationMark_HidesNoRowBehindIt()
    {
        var rows = Read("a,\"open\nb,2\nc,3");
        Assert.Equal([1, 2, 3], rows.Select(r => r.Line));
        Assert.Equal([false, true, true], rows.Select(r => r.Problem is null));
        Assert.Equal(["b", "2"], rows[1].Fields);
    }

    [Fact]
    public void OpenQuotationMark_OverMoreLinesThanARowMayHave_LosesItsOwnLineOnly()
    {
        var rows = Read("\"open\n" + string.Concat(Enumerable.Repeat("x,y\n", 1_000)));
        Assert.Equal(1_001, rows.Count);
        Assert.Equal(1_000, rows.Count(r => r.Problem is null));
    }

    [Fact]
    public void Header_FindsColumnsWhateverOrderAndCase()
    {
        var header = new CsvHeader(["\uFEFFName", " ID "]);
        Assert.Equal("7", header.Of(new CsvRow(2, ["Anna", " 7 "]), "id"));
        Assert.Equal("", header.Of(new CsvRow(2, ["Anna"]), "id"));
        Assert.True(header.Has("name"));
    }

    private static List<CsvRow> Read(string text) => [.. CsvRows.Read(new StringReader(text))];
}
