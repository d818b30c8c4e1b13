using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Subjects;

namespace Border.Journal.Tests.PowerCuts;

/// <summary>
/// One journal that lives through many cuts: it is opened, written to until the power goes at an operation that the seed chooses, opened
/// again from what survived, and must then hold everything that it ever acknowledged.
/// </summary>
internal sealed class PowerCutRun(string directory, int seed, ICutJournals journals, CancellationToken cancellation)
{
    private const int MaxOperations = 150;

    private static readonly NodeName Node = NodeName.Parse("north/n1");

    private readonly Random _random = new(seed);
    private readonly Dictionary<RecordPosition, string> _acknowledged = [];
    private readonly HashSet<string> _submitted = [];
    private RecordPosition _outbox = RecordPosition.None;

    /// <summary>A drive that lies about sync (see <see cref="CutDisk.LiesAboutSync"/>).</summary>
    public bool LyingDrive { get; init; }

    /// <summary>Records that were acknowledged and then gone: must stay 0 unless the drive lies.</summary>
    public int Lost { get; private set; }

    /// <summary>Records acknowledged in all.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Epochs that a cut made necessary after something was acknowledged: must stay 0 unless the drive lies.</summary>
    public int NewEpochs { get; private set; }

    /// <summary>Goes through this many cuts; throws, naming seed and cut, where a promise is broken.</summary>
    public async Task RunAsync(int cuts)
    {
        for (var cut = 0; cut < cuts; cut++)
        {
            try
            {
                await LiveUntilCutAsync(cut);
                await CheckAsync();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Seed {seed}, cut {cut}: {e.Message}", e);
            }
        }
    }

    private async Task LiveUntilCutAsync(int cut)
    {
        var disk = new CutDisk(_random) { LiesAboutSync = LyingDrive };
        disk.CutAfter(_random.Next(MaxOperations));
        using var factory = journals.On(disk);
        try
        {
            await using var journal = await journals.OpenAsync(Options, factory, cancellation);
            Count(journal);
            for (var step = 0; !disk.IsOff; step++)
                await StepAsync(journal, $"{cut}.{step}");
        }
        catch (IOException)
        {
            // The power went in the middle; what was not acknowledged may be there or not.
        }

        disk.Cut();
    }

    private async Task StepAsync(DurableJournal journal, string name)
    {
        switch (_random.Next(12))
        {
            case 0 when journal.Status.Last != RecordPosition.None:
                var through = journal.Status.Last;
                await journal.AcknowledgeAsync(through, cancellation);
                _outbox = through;
                break;
            case 1:
                var subject = $"subject-{name}";
                await journal.AppendAsync([Drafts.Plain(Submit(name))], [SubjectKey.Create(subject)], AppendUrgency.NewWork, cancellation);
                await journal.EraseSubjectAsync(subject, cancellation);
                break;
            default:
                await AppendAsync(journal, name);
                break;
        }
    }

    // Several callers at once share a commit, as lanes do.
    private async Task AppendAsync(DurableJournal journal, string name)
    {
        var callers = Enumerable.Range(0, _random.Next(1, 5)).Select(async caller =>
        {
            string[] names = [.. Enumerable.Range(0, 1 + ((caller * 7) % 5)).Select(i => Submit($"{name}.{caller}.{i}"))];
            var appended = await journal.AppendAsync([.. names.Select(Drafts.Plain)], [], AppendUrgency.NewWork, cancellation);
            return appended.Zip(names, (record, staff) => (record.Position, staff));
        }).ToList();
        try
        {
            await Task.WhenAll(callers);
        }
        finally
        {
            foreach (var (position, staff) in callers.Where(c => c.IsCompletedSuccessfully).SelectMany(c => c.Result))
            {
                _acknowledged.Add(position, staff);
                Acknowledged++;
            }
        }
    }

    private string Submit(string name)
    {
        _submitted.Add(name);
        return name;
    }

    // Cut between the epoch's number and its first record, the number is used up and the next epoch starts: nothing had been acknowledged.
    private void Count(DurableJournal journal)
    {
        if (_acknowledged.Count > 0 && journal.Opening.NewEpochCause is not (null or "first"))
            NewEpochs++;
    }

    /// <summary>Opens what survived with the operating system's own files, and compares.</summary>
    private async Task CheckAsync()
    {
        await using var journal = await journals.OpenAsync(Options, null, cancellation);
        Count(journal);
        var stored = await journal.ReadAll();
        // Opening checks the current epoch; what a lying drive did to older ones is for `border journal verify` to find.
        if (LyingDrive)
            stored.RemoveAll(r => r.Position.Epoch != journal.Status.Last.Epoch);
        stored.AssertChained(Node);
        var names = new Dictionary<RecordPosition, string>();
        foreach (var record in stored)
        {
            if (EventCodec.FromRecord(RecordCodec.Decode(record.Body.Span), null) is StaffSignedOut said)
                names.Add(record.Position, said.Staff);
        }

        Assert.Subset(_submitted, names.Values.ToHashSet());
        Assert.Equal(names.Count, names.Values.Distinct().Count());
        var lost = _acknowledged.Where(a => names.GetValueOrDefault(a.Key) != a.Value).Select(a => a.Key).ToList();
        Lost += lost.Count;
        lost.ForEach(position => _acknowledged.Remove(position));
        if (!LyingDrive)
        {
            Assert.Empty(lost);
            Assert.Equal(0, NewEpochs);
            Assert.True(journal.Status.Acknowledged >= _outbox, $"The outbox cursor fell back from {_outbox} to {journal.Status.Acknowledged}.");
        }
    }

    private JournalOptions Options => new() { Directory = directory, Node = Node, ReserveBytes = 0 };
}
