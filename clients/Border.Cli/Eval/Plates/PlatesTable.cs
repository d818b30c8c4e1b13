using System.Globalization;

namespace Border.Cli.Eval.Plates;

/// <summary>The summary for people.</summary>
internal static class PlatesTable
{
    public static void Write(TextWriter output, PlatesSummary summary)
    {
        var machine = summary.Machine;
        Line($"input    {summary.What}, {summary.Pictures} pictures");
        Line($"machine  {machine.Cpu}, {machine.Cores} cores, {machine.Runtime}, load {machine.Load1Minute:0.0}");
        foreach (var count in summary.Counts)
        {
            Line($"{count.How,-40}{count.Plates,6} plates{count.Exact / (double)Math.Max(1, count.Plates),10:P1} exact{count.Folded / (double)Math.Max(1, count.Plates),10:P1} with O/0 and I/1 taken as one");
        }

        Line($"false plates: {summary.FalsePlates} in {summary.PicturesWithFalsePlates} pictures");
        Line($"confusions (true>read): {string.Join("  ", summary.Confusions.Select(c => $"{c.True}>{c.Read} {c.Times}"))}");
        Line($"{"confidence",-20}{"readings",10}{"mean",10}{"right",10}");
        foreach (var row in summary.Calibration)
        {
            Line($"{row.From,6:0.000} to {row.To,6:0.000}    {row.Readings,10}{row.MeanConfidence,10:0.0000}{row.Right,10:0.0000}");
        }

        Line($"{"cores",-8}{"step",-12}{"pictures",10}{"median ms",12}{"p95 ms",10}");
        foreach (var time in summary.Times)
        {
            Line($"{time.Cores,-8}{time.Step,-12}{time.Pictures,10}{time.MedianMs,12:0.0}{time.P95Ms,10:0.0}");
        }

        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }
}
