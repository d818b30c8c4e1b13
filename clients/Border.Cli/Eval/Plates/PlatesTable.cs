namespace Border.Cli.Eval.Plates;

/// <summary>The summary for people.</summary>
internal static class PlatesTable
{
    public static void Write(TextWriter output, PlatesSummary summary)
    {
        Line($"input    {summary.What}, {summary.Pictures} pictures");
        EvalTable.Machine(output, summary.Machine);
        foreach (var count in summary.Counts)
        {
            Line($"{count.How,-40}{count.Plates,6} plates{count.Exact / (double)Math.Max(1, count.Plates),10:P1} exact{count.Folded / (double)Math.Max(1, count.Plates),10:P1} with O/0 and I/1 taken as one");
        }

        Line($"false plates: {summary.FalsePlates} in {summary.PicturesWithFalsePlates} pictures");
        Line($"confusions (true>read): {EvalTable.Confusions(summary.Confusions)}");
        EvalTable.Figures(output, summary.Calibration, summary.Times, stepWidth: 12);

        void Line(FormattableString text) => EvalTable.Line(output, text);
    }
}
