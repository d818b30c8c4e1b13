using Border.Domain.Recommendations;
using Border.Domain.Watchlists;
using Border.Domain.Watchlists.Import;

namespace Border.Domain.Tests.Watchlists.Import;

/// <summary>Made-up lists; nobody in them is real.</summary>
internal static class Lists
{
    public static ImportTerms Terms { get; } = new(Outcome.Secondary, "Compare.", "TEST");

    public static (List<WatchlistEntry> Entries, List<ImportNote> Notes) Taken(IEnumerable<Imported> lines)
    {
        var all = lines.ToList();
        var entries = all.Select(l => l.Entry).OfType<WatchlistEntry>().ToList();
        Assert.All(entries, e => Assert.Null(Watchlist.Problem(e)));
        return (entries, [.. all.SelectMany(l => l.Notes)]);
    }

    public static (List<WatchlistEntry> Entries, List<ImportNote> Notes) Ofac(string main, string alt = "", string add = "", string comments = "")
    {
        var extras = new OfacExtras();
        List<ImportNote> notes =
        [
            .. extras.ReadAliases(new StringReader(alt), "alt.csv"), .. extras.ReadAddresses(new StringReader(add), "add.csv"),
            .. extras.ReadComments(new StringReader(comments), "sdn_comments.csv"),
        ];
        var (entries, further) = Taken(OfacList.Read(new StringReader(main), "sdn.csv", extras, Terms));
        return (entries, [.. notes, .. further]);
    }

    public static (List<WatchlistEntry> Entries, List<ImportNote> Notes) Un(string xml) =>
        Taken(UnList.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(xml)), "un.xml", Terms));

    public static (List<WatchlistEntry> Entries, List<ImportNote> Notes) Plain(string csv) => Taken(PlainList.Read(new StringReader(csv), "own.csv", Terms));

    public static (List<WatchlistEntry> Entries, List<ImportNote> Notes) OpenSanctions(string csv) =>
        Taken(OpenSanctionsList.Read(new StringReader(csv), "targets.simple.csv", Terms));
}
