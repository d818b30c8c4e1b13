using System.Text.Json;
using Border.Domain.Bundles;

namespace Border.Domain.Watchlists.Import;

/// <summary>A list in the form in which it is uploaded, <c>{"entries":[...]}</c>: what an import wrote, to be joined with others.</summary>
public static class JsonList
{
    /// <summary>The entries with what they ask for themselves. The file is held in memory.</summary>
    public static IEnumerable<Imported> Read(Stream stream, string file)
    {
        Watchlist? list;
        try
        {
            list = JsonSerializer.Deserialize(stream, PayloadJson.Default.Watchlist);
        }
        catch (JsonException e)
        {
            return [Broken(file, (int)Math.Min(int.MaxValue - 1, e.LineNumber ?? 0) + 1)];
        }

        return list?.Entries is null ? [Broken(file, 1)] : list.Entries.Select((entry, i) => Watchlist.Problem(entry) is { } problem
            ? EntryDraft.Stop(file, i + 1, ImportCause.Value, $"Entry {i + 1} {problem}.")
            : new Imported(entry, [], i + 1));
    }

    private static Imported Broken(string file, int line) =>
        EntryDraft.Stop(file, line, ImportCause.File, "The file is not a list {\"entries\":[...]} as an import writes it.", ImportLevel.Broken);
}
