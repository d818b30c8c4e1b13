using System.Security.Cryptography;
using Border.Domain.Records;
using Border.Domain.Trust;
using Border.Edge.Linking;
using Border.Journal;
using Border.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Edge.Tests.Linking;

public sealed class CheckpointsTests : IAsyncLifetime
{
    private static readonly NodeName North = NodeName.Parse("north/n1");
    private readonly TempFolder _folder = new("checkpoints");
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private SqliteJournal _journal = null!;
    private IReadOnlyList<StoredRecord> _records = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => _folder["checkpoints.json"];

    public async ValueTask InitializeAsync()
    {
        _journal = await SqliteJournal.OpenAsync(new JournalOptions { Directory = _folder["journal"], Node = North }, Cancel);
        for (var i = 0; i < 30; i++)
            await _journal.AppendAsync([new RecordDraft("test.record", "{}"u8.ToArray(), null, null, null, null)], [], AppendUrgency.NewWork, Cancel);
        _records = await _journal.ReadAsync(RecordPosition.None, 100, 1_000_000, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        _key.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Keep_ManySigned_FurthestIsThereAfterARestartAndTheFileStaysSmall()
    {
        var checkpoints = Open();
        foreach (var record in _records)
            await checkpoints.KeepAsync(Sign(record), Cancel);
        await checkpoints.KeepAsync(Sign(_records[3]), Cancel); // an older one, late

        Assert.Equal(_records[^1].Position, Open().Furthest!.Through);
        Assert.True(new FileInfo(File).Length < 4096);
    }

    [Fact]
    public async Task Keep_NotSignedByTheCentreOrForAnotherNodeOrRecord_IsRefused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var checkpoints = Open();
        var record = _records[5];

        await checkpoints.KeepAsync(SignedCheckpoint.Sign(North, record.Position, record.Hash.Span, DateTimeOffset.UnixEpoch, other), Cancel);
        await checkpoints.KeepAsync(SignedCheckpoint.Sign(NodeName.Parse("north/n2"), record.Position, record.Hash.Span, DateTimeOffset.UnixEpoch, _key), Cancel);
        await checkpoints.KeepAsync(SignedCheckpoint.Sign(North, record.Position, _records[6].Hash.Span, DateTimeOffset.UnixEpoch, _key), Cancel);
        await checkpoints.KeepAsync(SignedCheckpoint.Sign(North, new RecordPosition(9, 9), record.Hash.Span, DateTimeOffset.UnixEpoch, _key), Cancel);

        Assert.Null(checkpoints.Furthest);
        Assert.False(System.IO.File.Exists(File));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[{\"Through\":")]
    [InlineData("null")]
    [InlineData("[null]")]
    public async Task Open_FileTornOrForeign_GoesOnWithoutAndKeepsTheNext(string content)
    {
        await System.IO.File.WriteAllTextAsync(File, content, Cancel);
        var checkpoints = Open();
        Assert.Null(checkpoints.Furthest);

        await checkpoints.KeepAsync(Sign(_records[0]), Cancel);

        Assert.Equal(_records[0].Position, Open().Furthest!.Through);
    }

    private Checkpoints Open() => new(File, North, _journal, () => BundleKeys.Of(_key), NullLogger<Checkpoints>.Instance);

    private SignedCheckpoint Sign(StoredRecord record) => SignedCheckpoint.Sign(North, record.Position, record.Hash.Span, DateTimeOffset.UnixEpoch, _key);
}
