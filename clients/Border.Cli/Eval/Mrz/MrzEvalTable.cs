using System.Globalization;

namespace Border.Cli.Eval.Mrz;

/// <summary>The summary for people.</summary>
internal static class MrzEvalTable
{
    public static void Write(TextWriter output, MrzEvalSummary summary)
    {
        Line($"input    {summary.What}");
        EvalTable.Machine(output, summary.Machine);
        Line($"perfect  every check digit holds, the text is the truth, and the reader is sure; without a truth only 'Valid' is counted");
        foreach (var group in summary.Groups)
        {
            var outcomes = string.Join(", ", group.Outcomes.Select(o => $"{o.Value} {o.Key}"));
            Line($"{group.Group,-24} {group.Pictures,6} pictures  {(group.Perfect is { } share ? share.ToString("P1", CultureInfo.InvariantCulture) : "no truth"),9} perfect  ({outcomes})");
        }

        Line($"characters wrong: {summary.WrongCharacters} of {summary.Characters}: {EvalTable.Confusions(summary.Confusions)}");
        EvalTable.Figures(output, summary.Calibration, summary.Times, stepWidth: 10);

        void Line(FormattableString text) => EvalTable.Line(output, text);
    }
}
