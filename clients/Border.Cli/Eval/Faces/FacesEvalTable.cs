using System.Globalization;
using Border.Domain.Faces;

namespace Border.Cli.Eval.Faces;

/// <summary>The same results for people, on standard error.</summary>
internal static class FacesEvalTable
{
    public static void Show(FacesSummary s)
    {
        Line($"{s.What}: {s.Photographs} photographs, {s.Unreadable} unreadable, {s.NoFace} without a face, {s.Refused} refused ({s.RefusedShare:P1})");
        Show("passed the gate", s.Gated);
        Show("every face", s.Ungated);
    }

    public static void Show(FaceCalibration calibration)
    {
        Line($"{"FMR",10}{"threshold",12}{"FNMR",10}");
        foreach (var point in calibration.Points)
        {
            Line($"{point.FalseMatchRate,10:0.#####}{point.Threshold,12:0.0000}{point.FalseNonMatchRate,10:0.00000}");
        }
    }

    private static void Show(string which, FacesErrors e)
    {
        Line($"{which,-16} {e.SamePairs} pairs of one person, {e.DifferentPairs} of two; EER {e.EqualErrorRate:P2}, FNMR {e.FnmrAtFmr1Percent:P2} at FMR 1 %, {e.FnmrAtFmr01Percent:P2} at 0.1 %");
        Line($"{"",-16} one person {Scores(e.SameScores)}; two people {Scores(e.DifferentScores)}");
    }

    private static string Scores(double[] q) => string.Join(" / ", q.Select(v => v.ToString("0.000", CultureInfo.InvariantCulture)));

    private static void Line(FormattableString text) => Console.Error.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
