using System.Globalization;

namespace Border.Cli.Eval.Mrz;

/// <summary>The summary for people.</summary>
internal static class MrzEvalTable
{
    public static void Write(TextWriter output, MrzEvalSummary summary)
    {
        var machine = summary.Machine;
        Line($"input    {summary.What}");
        Line($"machine  {machine.Cpu}, {machine.Cores} cores, {machine.Runtime}, load {machine.Load1Minute:0.0}");
        Line($"perfect  every check digit holds, the text is the truth, and the reader is sure; without a truth only 'Valid' is counted");
        foreach (var group in summary.Groups)
        {
            var outcomes = string.Join(", ", group.Outcomes.Select(o => $"{o.Value} {o.Key}"));
            Line($"{group.Group,-24} {group.Pictures,6} pictures  {(group.Perfect is { } share ? share.ToString("P1", CultureInfo.InvariantCulture) : "no truth"),9} perfect  ({outcomes})");
        }

        Line($"characters wrong: {summary.WrongCharacters} of {summary.Characters}: {string.Join("  ", summary.Confusions.Select(c => $"{c.True}>{c.Read} {c.Times}"))}");
        Line($"{"confidence",-20}{"readings",10}{"mean",10}{"right",10}");
        foreach (var row in summary.Calibration)
        {
            Line($"{row.From,6:0.000} to {row.To,6:0.000}    {row.Readings,10}{row.MeanConfidence,10:0.0000}{row.Right,10:0.0000}");
        }

        Line($"{"cores",-8}{"step",-10}{"pictures",10}{"median ms",12}{"p95 ms",10}");
        foreach (var time in summary.Times)
        {
            Line($"{time.Cores,-8}{time.Step,-10}{time.Pictures,10}{time.MedianMs,12:0.0}{time.P95Ms,10:0.0}");
        }

        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }
}
