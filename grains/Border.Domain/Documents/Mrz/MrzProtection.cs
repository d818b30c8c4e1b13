namespace Border.Domain.Documents.Mrz;

/// <summary>
/// What the check digits of a zone can and cannot notice. They weigh 7, 3, 1 modulo 10, so that characters ten values apart (0, A, K and U) look the
/// same to them, and names, states and sex have none in most formats (ICAO 9303-3 §4.9).
/// </summary>
public static class MrzProtection
{
    /// <summary>
    /// Why no check digit can notice that <paramref name="changed"/> was once <paramref name="original"/>: a sentence per cause that holds for the
    /// changed characters together. Empty when a check digit does notice, or when nothing was changed.
    /// </summary>
    /// <param name="original">A valid zone.</param>
    /// <param name="changed">Lines of the same lengths.</param>
    public static IReadOnlyList<string> WhyUndetectable(IReadOnlyList<string> original, IReadOnlyList<string> changed)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(changed);
        if (original.Count != changed.Count || original.Zip(changed).Any(p => p.First.Length != p.Second.Length))
            return [];
        var stretches = MrzStretches.Of(changed);
        var places = Enumerable.Range(0, original.Count)
            .SelectMany(l => Enumerable.Range(0, original[l].Length).Where(i => original[l][i] != changed[l][i]).Select(i => (Line: l, At: i))).ToList();
        if (stretches is null || places.Count == 0 || stretches.Any(s => !s.Holds(changed)))
            return [];
        var why = new List<string>();
        foreach (var (line, at) in places)
        {
            var over = stretches.Where(s => s.Covers(line, at)).ToList();
            why.Add(over.Count == 0
                ? $"line {line + 1}, character {at + 1}: no check digit covers it"
                : $"line {line + 1}, character {at + 1}: the sum of the {string.Join(" and the ", over.Select(s => s.Name))} is the same modulo 10");
        }

        return why;
    }

    /// <summary>True when <see cref="MrzParser"/>'s check digits do not notice another character at one place of a valid zone.</summary>
    /// <param name="lines">A valid zone.</param>
    /// <param name="line">From 0.</param>
    /// <param name="at">From 0.</param>
    /// <param name="with">The other character.</param>
    public static bool IsUndetectable(IReadOnlyList<string> lines, int line, int at, char with)
    {
        ArgumentNullException.ThrowIfNull(lines);
        string[] changed = [.. lines];
        changed[line] = changed[line][..at] + with + changed[line][(at + 1)..];
        return WhyUndetectable(lines, changed).Count > 0;
    }
}
