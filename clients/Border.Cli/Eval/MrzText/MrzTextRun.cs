using System.Diagnostics;
using Border.Benchmarks.Reporting;
using Border.Devices.Simulators;
using Border.Domain.Documents.Mrz;

namespace Border.Cli.Eval.MrzText;

/// <summary>Writes zones, reads them back, changes them, and asks who notices.</summary>
internal sealed class MrzTextRun(long seed)
{
    private int _notReadBack, _detected, _uncovered, _collisions, _unexplained, _baseline;

    public MrzTextResult Run(int documents, int mutations, CancellationToken cancellation)
    {
        var zones = new List<IReadOnlyList<string>>(documents);
        var watch = new Stopwatch();
        for (var i = 0; i < documents; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var document = ZoneMaker.Make(seed, i);
            var lines = MrzWriter.Write(document);
            watch.Start();
            var result = MrzParser.Parse(lines);
            watch.Stop();
            // A name without room is read as far as it goes; what was read must then write the same zone.
            if (!result.Valid || (result.Document != document && !MrzWriter.Write(result.Document!).SequenceEqual(lines)))
                _notReadBack++;
            zones.Add(lines);
        }

        var kinds = new SortedDictionary<string, MrzTextKind>(StringComparer.Ordinal);
        for (var i = 0; i < mutations; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (kind, lines) = ZoneMutations.Of(zones[i % documents], new SeededRandom(seed, i, "change"));
            var detected = Judge(zones[i % documents], lines);
            var count = kinds.GetValueOrDefault(kind) ?? new MrzTextKind(0, 0);
            kinds[kind] = new MrzTextKind(count.Changed + 1, count.Detected + (detected ? 1 : 0));
        }

        return new MrzTextResult(
            "mrz-text", BenchMachine.Describe(Environment.CurrentDirectory), seed, documents, _notReadBack, mutations, _detected, _uncovered, _collisions, _unexplained, _baseline, kinds,
            Math.Round(watch.Elapsed.TotalMicroseconds / documents, 2));
    }

    public static void Print(TextWriter output, MrzTextResult r)
    {
        EvalTable.Machine(output, r.Machine);
        EvalTable.Line(output, $"input    {r.Documents} zones of every format and country code, {r.Mutations} changes of them, seed {r.Seed}");
        EvalTable.Line(output, $"read back exactly        {r.Documents - r.NotReadBack} of {r.Documents}, {r.MicrosecondsPerZone:0.00} us each");
        EvalTable.Line(output, $"detected                 {r.Detected} of {r.Mutations}; slicing without check digits {r.BaselineDetected}");
        EvalTable.Line(output, $"undetectable, explained  {r.Uncovered} where no check digit is, {r.Collisions} with the same sum modulo 10");
        EvalTable.Line(output, $"missed                   {r.Unexplained}");
        foreach (var (kind, count) in r.Kinds)
        {
            EvalTable.Line(output, $"  {kind,-26}{count.Detected,8} of {count.Changed}");
        }
    }

    private bool Judge(IReadOnlyList<string> zone, string[] lines)
    {
        if (SlicingNotices(lines))
            _baseline++;
        if (!MrzParser.Parse(lines).Valid)
        {
            _detected++;
            return true;
        }

        var why = MrzProtection.WhyUndetectable(zone, lines);
        if (why.Count == 0)
            _unexplained++;
        else if (why.All(w => w.EndsWith("covers it", StringComparison.Ordinal)))
            _uncovered++;
        else
            _collisions++;
        return false;
    }

    /// <summary>The baseline: lines of a zone's lengths whose dates are six digits are taken as they are.</summary>
    private static bool SlicingNotices(string[] lines)
    {
        var (count, width) = (lines.Length, lines[0].Length);
        if (!(count == 3 && width == 30) && !(count == 2 && width is 36 or 44))
            return true;
        if (lines.Any(l => l.Length != width))
            return true;
        var dates = count == 3 ? lines[1][..6] + lines[1][8..14]
            : lines[0].StartsWith("IDFRA", StringComparison.Ordinal) ? lines[1][27..33] : lines[1][13..19] + lines[1][21..27];
        return dates.Any(c => !char.IsAsciiDigit(c) && c != '<');
    }
}
