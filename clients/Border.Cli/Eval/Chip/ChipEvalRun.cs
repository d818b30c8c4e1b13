using System.Diagnostics;
using Border.Benchmarks.Reporting;
using Border.Devices.Simulators;
using Border.Domain.Documents.Chip.Certificates;
using Border.Domain.Documents.Chip.Issuing;
using Border.Domain.Documents.Chip.Security;

namespace Border.Cli.Eval.Chip;

/// <summary>Issues documents, changes them, and asks who notices.</summary>
internal sealed class ChipEvalRun(long seed) : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly List<IssuingState> _states = [.. SigningKind.All.Select(kind => new IssuingState("UT", kind))];
    private readonly IssuingState _forger = new("UT", SigningKind.All.First(k => k.Curve is not null));

    private readonly List<byte[]> _issued = [];

    public void Dispose()
    {
        _states.ForEach(s => s.Dispose());
        _forger.Dispose();
    }

    public ChipEvalResult Run(int documents, int mutations, int authorities, CancellationToken cancellation)
    {
        var (list, load, store) = MasterList(authorities);
        var times = new List<double>();
        var accepted = 0;
        for (var i = 0; i < documents; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var groups = ChipSamples.Groups(seed, i);
            _issued.Add(_states[i % _states.Count].Issue(groups));
            var files = Files(_issued[i], groups);
            var watch = Stopwatch.StartNew();
            accepted += ChipVerifier.Verify(files, store, At).Verdict == ChipVerdict.Genuine ? 1 : 0;
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        var (verdicts, changes) = (new SortedDictionary<string, int>(), new SortedDictionary<string, ChipEvalChange>());
        for (var i = 0; i < mutations; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Mutate(i, documents, store, verdicts, changes);
        }

        times.Sort();
        return new ChipEvalResult(
            "chip", BenchMachine.Describe(Environment.CurrentDirectory), seed, _states.Count, documents, accepted, mutations,
            verdicts.GetValueOrDefault(nameof(ChipVerdict.Genuine)), changes.Values.Sum(c => c.BaselineAccepted), verdicts, changes,
            Math.Round(times[times.Count / 2], 2), Math.Round(times[(int)(times.Count * 0.95)], 2), authorities, list.Length, Math.Round(load, 1));
    }

    public static void Print(TextWriter output, ChipEvalResult r)
    {
        EvalTable.Machine(output, r.Machine);
        EvalTable.Line(output, $"input    {r.Documents} documents signed in {r.Kinds} ways, {r.Mutations} changes of them, seed {r.Seed}");
        EvalTable.Line(output, $"genuine accepted     {r.Accepted} of {r.Documents}, median {r.VerifyMedianMs:0.00} ms, p95 {r.VerifyP95Ms:0.00} ms");
        EvalTable.Line(output, $"changed accepted     {r.AlteredAccepted} of {r.Mutations}; comparing hashes alone accepts {r.BaselineAccepted}");
        EvalTable.Line(output, $"master list          {r.Authorities} certificates, {r.MasterListBytes / 1024} KB, loaded in {r.LoadMs:0} ms");
        foreach (var (change, count) in r.Changes)
        {
            EvalTable.Line(output, $"  {change,-42}{count.Made,7}   hashes alone accept {count.BaselineAccepted}");
        }

        EvalTable.Line(output, $"  {string.Join(", ", r.Verdicts.Select(v => $"{v.Value} {v.Key}"))}");
    }

    private void Mutate(
        int i, int documents, TrustStore store, SortedDictionary<string, int> verdicts, SortedDictionary<string, ChipEvalChange> changes)
    {
        var number = i % documents;
        var state = _states[number % _states.Count];
        var groups = ChipSamples.Groups(seed, number);
        var sod = _issued[number];
        var change = ChipMutations.Change(ref sod, groups, () => state.Issue(ChipSamples.Groups(seed, number + documents)), _forger, new SeededRandom(seed, i, "change"));
        var files = Files(sod, groups);
        var verdict = ChipVerifier.Verify(files, store, At).Verdict.ToString();
        verdicts[verdict] = verdicts.GetValueOrDefault(verdict) + 1;
        var count = changes.GetValueOrDefault(change) ?? new ChipEvalChange(0, 0);
        changes[change] = new ChipEvalChange(count.Made + 1, count.BaselineAccepted + (ChipBaseline.Accepts(files) ? 1 : 0));
    }

    /// <summary>The states of the documents, and as many others as it takes.</summary>
    private (byte[] List, double LoadMs, TrustStore Store) MasterList(int authorities)
    {
        var certificates = _states.Select(s => s.Authority).Take(authorities).ToList();
        var kinds = SigningKind.All.Where(k => k.Curve is not null).ToList();
        for (var i = certificates.Count; i < authorities; i++)
        {
            using var other = new IssuingState($"{(char)('A' + (i % 26))}{(char)('A' + (i / 26 % 26))}", kinds[i % kinds.Count]);
            certificates.Add(other.Authority);
        }

        var list = MessageWriter.MasterList(certificates, _states[^1].AuthorityAuthor);
        var watch = Stopwatch.StartNew();
        var file = TrustFile.Read(list);
        var store = new TrustStore(file.Certificates, file.Lists);
        return (list, watch.Elapsed.TotalMilliseconds, store);
    }

    private static ChipFiles Files(byte[] sod, Dictionary<int, byte[]> groups) =>
        new(sod, groups.ToDictionary(g => g.Key, g => (ReadOnlyMemory<byte>)g.Value));
}
