using System.Security.Cryptography;
using Border.Domain.Evidence;
using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Ledger;
using Border.Ledger.Evidence;
using Border.Link.Centre;
using Border.Link.Evidence;
using Border.Silo.Gateway;
using Border.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Silo.Tests.Gateway;

public sealed class EvidenceGatewayTests : IAsyncLifetime
{
    private static readonly NodeName North = NodeName.Parse("north/n1");
    private readonly TempFolder _folder = new("gateway");
    private readonly ManualTimeProvider _time = new();
    private readonly SubjectKey _key = SubjectKey.Create("t-1");
    private long _free = long.MaxValue;
    private CentreStore _store = null!;
    private EvidenceArchive _archive = null!;
    private EvidenceGateway _gateway = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await CentreStore.OpenSqliteAsync(_folder["ledger.db"], new LedgerOptions { KeyFile = _folder["key"] }, _time, Cancel);
        await _store.Ledger.CommitAsync(new RecordBatch(North, 1, 1, HashChain.Start(North, 1), [new byte[] { 1 }], [_key]), Cancel);
        var archive = EvidenceArchive.Open(new EvidenceArchiveOptions { Folder = _folder["evidence"], FreeBytes = _ => _free }, _store.Ledger);
        _archive = archive;
        _gateway = Gateway(long.MaxValue);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Parts_FasterThanANodeMay_AreToldToWaitAndOthersAreNot()
    {
        var (item, bytes) = Seal(4 * EvidenceGateway.BytesPerSecond);
        var taken = 0;
        EvidenceReply reply;
        while ((reply = await PartAsync(North, item, bytes, taken)).Items[0].Outcome == EvidenceOutcome.Lacks)
            taken = reply.Items[0].Next;

        Assert.Equal(EvidenceOutcome.Busy, reply.Items[0].Outcome);
        Assert.InRange(taken, EvidenceGateway.BytesPerSecond - 64 * 1024, EvidenceGateway.BytesPerSecond);
        Assert.NotEqual(EvidenceOutcome.Busy, (await PartAsync(NodeName.Parse("south/n1"), item, bytes, 0)).Items[0].Outcome);

        _time.Advance(reply.RetryAfter!.Value);

        Assert.Equal(taken + 64 * 1024, (await PartAsync(North, item, bytes, taken)).Items[0].Next);
    }

    [Fact]
    public async Task Part_DiskFull_IsAnAlertADayAndNothingIsLost()
    {
        var (item, bytes) = Seal(100_000);
        await PartAsync(North, item, bytes, 0);
        _free = 1000;

        var full = await PartAsync(North, item, bytes, 64 * 1024);
        await PartAsync(North, item, bytes, 64 * 1024);

        Assert.Equal(EvidenceOutcome.Busy, full.Items[0].Outcome);
        Assert.NotNull(full.RetryAfter);
        var alert = Assert.Single(await _store.Alerts.ListOpenAsync(10, Cancel));
        Assert.Equal("evidence.full", alert.Draft.Kind);
        Assert.Contains("free space", alert.Draft.Text, StringComparison.Ordinal);
        _free = long.MaxValue;
        Assert.Equal(64 * 1024, (await _gateway.OfferedAsync(North, [item], Cancel)).Items[0].Next);
        Assert.Equal(EvidenceOutcome.Have, (await PartAsync(North, item, bytes, 64 * 1024)).Items[0].Outcome);
    }

    [Fact]
    public async Task Parts_MoreThanADaysQuota_I10_WaitAtTheNodeUntilTomorrowAndOthersDoNot()
    {
        var (item, bytes) = Seal(400_000);
        var (first, second) = (Gateway(200_000), Gateway(200_000)); // two silos share the day
        _time.Advance(TimeSpan.FromHours(23 - _time.GetUtcNow().Hour));
        var taken = 0;
        EvidenceReply reply;
        while ((reply = await PartAsync(North, item, bytes, taken, first)).Items[0].Outcome == EvidenceOutcome.Lacks)
            taken = reply.Items[0].Next;

        Assert.Equal(3 * 64 * 1024, taken);
        Assert.Equal(EvidenceOutcome.Busy, reply.Items[0].Outcome);
        Assert.Contains("waits at the node", reply.Reason, StringComparison.Ordinal);
        Assert.InRange(reply.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Assert.Equal(EvidenceOutcome.Busy, (await PartAsync(North, item, bytes, taken, second)).Items[0].Outcome);
        Assert.Equal(EvidenceOutcome.Lacks, (await PartAsync(NodeName.Parse("south/n1"), item, bytes, 0, second)).Items[0].Outcome);
        Assert.Equal("evidence.quota", Assert.Single(await _store.Alerts.ListOpenAsync(10, Cancel)).Draft.Kind);

        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(taken + 64 * 1024, (await PartAsync(North, item, bytes, taken, second)).Items[0].Next);
    }

    [Fact]
    public async Task Offered_ManyItems_AreAnsweredInTheirOrder()
    {
        var (stored, bytes) = Seal(1000);
        await PartAsync(North, stored, bytes, 0);
        var (lacking, _) = Seal(1000);
        var unknown = lacking with { Key = Guid.NewGuid() };
        var broken = lacking with { Digest = "../../x" };

        var reply = await _gateway.OfferedAsync(North, [unknown, stored, broken, lacking], Cancel);

        Assert.Equal(
            [EvidenceOutcome.Unknown, EvidenceOutcome.Have, EvidenceOutcome.Refused, EvidenceOutcome.Lacks], reply.Items.Select(i => i.Outcome));
        Assert.Equal([unknown.Digest, stored.Digest, broken.Digest, lacking.Digest], reply.Items.Select(i => i.Digest));
    }

    private EvidenceGateway Gateway(long bytesPerDay) => new(
        _archive, new EvidenceGatewayOptions { BytesPerDay = bytesPerDay }, _store.Alerts, _store.Snapshots, _time, NullLogger<EvidenceGateway>.Instance);

    private Task<EvidenceReply> PartAsync(NodeName node, EvidenceItem item, byte[] bytes, int offset, EvidenceGateway? gateway = null) => (gateway ?? _gateway).PartAsync(
        node,
        new EvidencePartHeader { Instance = Guid.NewGuid(), Item = item, Offset = offset },
        bytes.AsMemory(offset, Math.Min(64 * 1024, bytes.Length - offset)),
        Cancel);

    private (EvidenceItem Item, byte[] Bytes) Seal(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        var bytes = SealedEvidence.Seal(_key, content, digest);
        return (new EvidenceItem(digest, _key.Id, bytes.Length), bytes);
    }
}
