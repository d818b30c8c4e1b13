using System.Globalization;
using Border.Benchmarks.Reporting;

namespace Border.Cli.Eval;

/// <summary>The parts that every evaluation's summary for people has.</summary>
internal static class EvalTable
{
    /// <summary>Where it ran.</summary>
    public static void Machine(TextWriter output, BenchMachine machine) =>
        Line(output, $"machine  {machine.Cpu}, {machine.Cores} cores, {machine.Runtime}, load {machine.Load1Minute:0.0}");

    /// <summary>What was read as what, in one line after its heading.</summary>
    public static string Confusions(IEnumerable<EvalConfusion> confusions) =>
        string.Join("  ", confusions.Select(c => $"{c.True}>{c.Read} {c.Times}"));

    /// <summary>Confidence against truth, then milliseconds per step.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="calibration">Ranges of confidence.</param>
    /// <param name="times">Steps.</param>
    /// <param name="stepWidth">Columns of the steps' names.</param>
    public static void Figures(TextWriter output, IEnumerable<EvalConfidence> calibration, IEnumerable<EvalTime> times, int stepWidth)
    {
        Line(output, $"{"confidence",-20}{"readings",10}{"mean",10}{"right",10}");
        foreach (var row in calibration)
        {
            Line(output, $"{row.From,6:0.000} to {row.To,6:0.000}    {row.Readings,10}{row.MeanConfidence,10:0.0000}{row.Right,10:0.0000}");
        }

        Line(output, $"{"cores",-8}{"step".PadRight(stepWidth)}{"pictures",10}{"median ms",12}{"p95 ms",10}");
        foreach (var time in times)
        {
            Line(output, $"{time.Cores,-8}{time.Step.PadRight(stepWidth)}{time.Pictures,10}{time.MedianMs,12:0.0}{time.P95Ms,10:0.0}");
        }
    }

    /// <summary>One line, the same in every culture.</summary>
    public static void Line(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
