using System.Security.Cryptography;
using Border.Domain.Evidence;
using Border.Domain.Subjects;
using Border.Journal.Evidence;
using Border.Testing;

namespace Border.Journal.Tests.Evidence;

/// <summary>What the centre does not have yet, over restarts.</summary>
public sealed class UnsentEvidenceTests : IDisposable
{
    private readonly TempFolder _folder = new("unsent");
    private readonly SubjectKey _key = SubjectKey.Create("t-1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unsent_StoredBeforeAndAfterARestart_AreAllThereOldestFirst()
    {
        var first = await PutAsync(await OpenAsync());
        File.SetLastWriteTimeUtc(Directory.GetFiles(_folder.Path, "*.sealed", SearchOption.AllDirectories)[0], DateTime.UtcNow.AddDays(-1));
        var store = await OpenAsync();
        var second = await PutAsync(store);

        Assert.Equal([first, second], store.Unsent(10));
        var third = await PutAsync(store);
        Assert.Equal([first, second, third], store.Unsent(10));
        Assert.Equal([first], store.Unsent(1));
    }

    [Fact]
    public async Task Confirm_Item_IsNotOfferedAgainAlsoAfterARestartAndStaysReadable()
    {
        var store = await OpenAsync();
        var content = RandomNumberGenerator.GetBytes(500);
        var evidence = await store.PutAsync(content, "image/jpeg", _key, Cancellation);
        var other = await PutAsync(store);

        store.Confirm(store.Unsent(10)[0]);

        Assert.Equal([other], store.Unsent(10));
        var again = await OpenAsync();
        Assert.Equal([other], again.Unsent(10));
        Assert.Equal(content, await again.GetAsync(evidence, _key, Cancellation));
        await again.PutAsync(content, "image/jpeg", _key, Cancellation);
        Assert.Equal([other], again.Unsent(10));
        Assert.Equal(2 * 528, again.StoredBytes);
        Assert.Equal(2, await again.DeleteAsync(_key.Id, Cancellation));
    }

    [Fact]
    public async Task Wait_NothingUnsent_CompletesWhenSomethingIsStored()
    {
        var store = await OpenAsync();
        Assert.Empty(store.Unsent(1)); // the disk was looked at
        var waiting = store.WaitForUnsentAsync(Cancellation);
        Assert.False(waiting.IsCompleted);

        var item = await PutAsync(store);

        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        store.Confirm(item);
        Assert.False(store.WaitForUnsentAsync(Cancellation).IsCompleted);
    }

    [Fact]
    public async Task Postpone_Item_GoesBehindTheOthers()
    {
        var store = await OpenAsync();
        Assert.Empty(store.Unsent(1));
        var (first, second) = (await PutAsync(store), await PutAsync(store));

        store.Postpone(first);

        Assert.Equal([second, first], store.Unsent(10));
    }

    [Fact]
    public async Task Unsent_MoreThanAreKeptInMemory_AreFoundOnTheDiskInTheirTurn()
    {
        var store = await OpenAsync();
        var folder = Directory.CreateDirectory(Path.Combine(_folder["evidence"], "aa"));
        for (var i = 0; i < WaitingEvidence.Most + 5; i++)
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"aa{i:x62}-{_key.Id:N}.sealed"), new byte[29], Cancellation);
        var seen = new HashSet<SealedEvidence>();

        while (store.Unsent(1000) is { Count: > 0 } some)
        {
            foreach (var item in some)
            {
                Assert.True(seen.Add(item));
                store.Confirm(item);
            }
        }

        Assert.Equal(WaitingEvidence.Most + 5, seen.Count);
    }

    [Fact]
    public async Task ReadSealed_PartsOfAnItem_AreItsFile()
    {
        var store = await OpenAsync();
        var item = await PutAsync(store, 2000);
        var file = await File.ReadAllBytesAsync(Directory.GetFiles(_folder.Path, "*.sealed", SearchOption.AllDirectories)[0], Cancellation);

        var (first, rest) = (await store.ReadSealedAsync(item, 0, 1500, Cancellation), await store.ReadSealedAsync(item, 1500, 1500, Cancellation));

        Assert.Equal(file, (byte[])[.. first.Span, .. rest.Span]);
        Assert.True((await store.ReadSealedAsync(item, item.Bytes, 10, Cancellation)).IsEmpty);
        Assert.True((await store.ReadSealedAsync(item with { Digest = new string('0', 64) }, 0, 10, Cancellation)).IsEmpty);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<SealedEvidence> PutAsync(EvidenceStore store, int bytes = 500) =>
        SealedEvidence.Of(await store.PutAsync(RandomNumberGenerator.GetBytes(bytes), "image/jpeg", _key, Cancellation));

    private Task<EvidenceStore> OpenAsync() =>
        EvidenceStore.OpenAsync(new EvidenceOptions { Directory = _folder["evidence"] }, Cancellation);
}
