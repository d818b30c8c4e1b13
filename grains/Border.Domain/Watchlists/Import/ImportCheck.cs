namespace Border.Domain.Watchlists.Import;

/// <summary>What no single line can tell: whether an id stands twice, and whether the list is full.</summary>
public static class ImportCheck
{
    /// <summary>Passes on every line; one whose id was there before, or that has no room any more, is refused. Remembers the ids.</summary>
    public static IEnumerable<Imported> Unique(IEnumerable<(string File, Imported Line)> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, line) in lines)
        {
            if (line.Entry is not { } entry)
                yield return line;
            else if (ids.Contains(entry.Id))
                yield return EntryDraft.Stop(file, line.Line, ImportCause.Duplicate, $"The id {entry.Id} stands in the list already; the first line with it counts.");
            else if (ids.Count >= Watchlist.MaxEntries)
            {
                yield return EntryDraft.Stop(file, line.Line, ImportCause.Full, $"The list has more than {Watchlist.MaxEntries} entries.", ImportLevel.Broken);
                yield break;
            }
            else
            {
                ids.Add(entry.Id);
                yield return line;
            }
        }
    }
}
