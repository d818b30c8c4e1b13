namespace Border.Vision.Mrz;

/// <summary>
/// Settles letters against digits where both are allowed, by check digits. Only look-alikes change, at most two of them, and only
/// where exactly one change makes every digit hold: a check digit is wrong by chance once in ten, so searching wider would turn
/// misreadings into valid ones.
/// </summary>
internal static class MrzRepair
{
    public static string Describe(int line, int column, char read, char used, string why) =>
        $"line {line + 1}, {column + 1}: {read} read, {used} used ({why})";

    /// <summary>The repaired fit, or the same one where no single change settles it.</summary>
    public static MrzFit ByCheckDigits(MrzFit fit)
    {
        if (fit.Misfits > 0 || fit.Failed is not [{ Field: { } field }, ..])
        {
            return fit;
        }

        List<int> doubtful = [];
        for (var at = field.Start; at < field.Start + field.Length; at++)
        {
            if (fit.Layout.Lines[field.Line][at] == 'M' && LookAlikes.Other(fit.Lines[field.Line][at]) is not null)
            {
                doubtful.Add(at);
            }
        }

        var one = Solutions(fit, field.Line, doubtful.Select(a => (int[])[a])).Take(2).ToList();
        if (one.Count > 0)
        {
            return one.Count == 1 ? one[0] : fit;
        }

        var zeros = doubtful.Where(a => fit.Lines[field.Line][a] is 'O' or '0').ToList();
        var pairs = from i in zeros from j in zeros where i < j select (int[])[i, j];
        var two = Solutions(fit, field.Line, pairs).Take(2).ToList();
        return two.Count == 1 ? two[0] : fit;
    }

    private static IEnumerable<MrzFit> Solutions(MrzFit fit, int line, IEnumerable<int[]> changes)
    {
        foreach (var change in changes)
        {
            var lines = fit.Lines.ConvertAll(l => (char[])l.Clone());
            var repairs = new List<string>();
            foreach (var at in change)
            {
                var (read, used) = (lines[line][at], LookAlikes.Other(lines[line][at])!.Value);
                lines[line][at] = used;
                repairs.Add(Describe(line, at, read, used, "check digit"));
            }

            var changed = fit.With(lines, repairs);
            if (changed.Valid)
            {
                yield return changed;
            }
        }
    }
}
