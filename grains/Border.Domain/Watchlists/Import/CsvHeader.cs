namespace Border.Domain.Watchlists.Import;

/// <summary>Finds the fields of a row by the names in the first row, whatever their order and case.</summary>
public sealed class CsvHeader
{
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the names; of one that stands twice the first counts.</summary>
    public CsvHeader(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        for (var i = 0; i < names.Count; i++)
            _places.TryAdd(names[i].Trim().TrimStart('\uFEFF'), i);
    }

    /// <summary>True when there is such a column.</summary>
    public bool Has(string name) => _places.ContainsKey(name);

    /// <summary>The first of the named columns that there is, trimmed; empty when the row ends before it.</summary>
    public string Of(CsvRow row, params ReadOnlySpan<string> names)
    {
        ArgumentNullException.ThrowIfNull(row);
        foreach (var name in names)
        {
            if (_places.TryGetValue(name, out var place) && place < row.Fields.Count)
                return row.Fields[place].Trim();
        }

        return "";
    }
}
