using System.Security.Cryptography;
using Border.Domain.Evidence;
using Border.Domain.Subjects;
using Border.Ledger.Evidence;
using Border.Testing;

namespace Border.Ledger.Tests;

public abstract partial class LedgerCompliance
{
    private const int Part = 1000;

    private EvidenceArchive Archive => OpenArchive();

    [Fact]
    public async Task Evidence_InParts_IsReadBackAndRestsSealed()
    {
        var (image, item, bytes, _) = await MakeEvidenceAsync(4500);

        Assert.Equal(new(EvidenceStandingKind.Lacks), (await Archive.FindAsync(North, [item], Cancel))[0]);
        Assert.Equal(EvidenceStandingKind.Stored, (await SendAsync(item, bytes)).Kind);

        Assert.Equal(EvidenceStandingKind.Stored, (await Archive.FindAsync(South, [item], Cancel))[0].Kind);
        Assert.Equal(item.Digest, Convert.ToHexStringLower(SHA256.HashData((await Archive.ReadAsync(image, Cancel))!)));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Assert.Single(ArchivedFiles()), Cancel));
    }

    [Fact]
    public async Task Evidence_SiloRestartedInTheMiddle_GoesOnWhereTheFileEnds()
    {
        var (_, item, bytes, _) = await MakeEvidenceAsync(4500);
        await Archive.AppendAsync(North, item, 0, bytes.AsMemory(0, Part), Cancel);
        await OpenArchive().AppendAsync(North, item, Part, bytes.AsMemory(Part, 500), Cancel);

        var found = (await OpenArchive().FindAsync(North, [item], Cancel))[0];

        Assert.Equal(new(EvidenceStandingKind.Lacks, 1500), found);
        Assert.Equal(EvidenceStandingKind.Stored, (await SendAsync(item, bytes, from: 1500)).Kind);
    }

    [Fact]
    public async Task Evidence_SiloDiedBetweenTheLastPartAndTheCheck_IsCheckedWhenItIsOfferedAgain()
    {
        var (image, item, bytes, _) = await MakeEvidenceAsync(500);
        await Archive.AppendAsync(North, item, 0, bytes.AsMemory(0, 100), Cancel);
        await File.WriteAllBytesAsync(Assert.Single(ArchivedFiles()), bytes, Cancel);

        Assert.Equal(EvidenceStandingKind.Stored, (await Archive.FindAsync(North, [item], Cancel))[0].Kind);
        Assert.NotNull(await Archive.ReadAsync(image, Cancel));
    }

    [Fact]
    public async Task Evidence_PartsOutOfOrderTwiceOrBeyondTheEnd_ChangeNothing()
    {
        var (_, item, bytes, _) = await MakeEvidenceAsync(2500);
        await Archive.AppendAsync(North, item, 0, bytes.AsMemory(0, Part), Cancel);

        Assert.Equal(new(EvidenceStandingKind.Lacks, Part), await Archive.AppendAsync(North, item, 0, bytes.AsMemory(0, Part), Cancel));
        Assert.Equal(new(EvidenceStandingKind.Lacks, Part), await Archive.AppendAsync(North, item, 500, bytes.AsMemory(500, Part), Cancel));
        Assert.Equal(new(EvidenceStandingKind.Lacks, Part), await Archive.AppendAsync(North, item, 2 * Part, bytes.AsMemory(2 * Part, 10), Cancel));
        Assert.Equal(new(EvidenceStandingKind.Lacks, Part), await Archive.AppendAsync(North, item, Part, new byte[item.Bytes], Cancel));

        Assert.Equal(Part, new FileInfo(Assert.Single(ArchivedFiles())).Length);
        Assert.Equal(EvidenceStandingKind.Stored, (await SendAsync(item, bytes, from: Part)).Kind);
    }

    [Fact]
    public async Task Evidence_ThatIsNotWhatItsNameSays_IsRefusedAndNotKept()
    {
        var (_, item, bytes, key) = await MakeEvidenceAsync(2500);
        var changed = bytes.ToArray();
        changed[1200] ^= 1;
        var other = new byte[2500];
        var misnamed = SealedEvidence.Seal(key, other, item.Digest);

        Assert.Equal(EvidenceStandingKind.Refused, (await SendAsync(item, changed)).Kind);
        Assert.Equal(EvidenceStandingKind.Refused, (await SendAsync(item, misnamed)).Kind);

        Assert.Empty(ArchivedFiles());
        Assert.Equal(EvidenceStandingKind.Stored, (await SendAsync(item, bytes)).Kind);
    }

    [Theory]
    [InlineData("../../../../etc/passwd", 100)]
    [InlineData("", 100)]
    [InlineData(null, 100)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 100)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 0)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 28)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", int.MaxValue)]
    public async Task Evidence_WithANameThatIsNone_IsRefused(string? digest, int bytes)
    {
        var item = new SealedEvidence(digest!, Guid.NewGuid(), bytes);

        Assert.Equal(EvidenceStandingKind.Refused, (await Archive.FindAsync(North, [item], Cancel))[0].Kind);
        Assert.Equal(EvidenceStandingKind.Refused, (await Archive.AppendAsync(North, item, 0, new byte[10], Cancel)).Kind);
        Assert.Empty(ArchivedFiles());
    }

    [Fact]
    public async Task Evidence_OfAKeyThatNeverCame_IsUnknownAndNotKept()
    {
        var (_, item, bytes) = Seal(SubjectKey.Create("t-1"), 500);

        Assert.Equal(EvidenceStandingKind.Unknown, (await Archive.FindAsync(North, [item], Cancel))[0].Kind);
        Assert.Equal(EvidenceStandingKind.Unknown, (await Archive.AppendAsync(North, item, 0, bytes, Cancel)).Kind);
        Assert.Empty(ArchivedFiles());
    }

    [Fact]
    public async Task Evidence_OfAnErasedSubject_I11_IsUnreadableAndNotTakenAgain()
    {
        var (image, item, bytes, key) = await MakeEvidenceAsync(1500);
        await SendAsync(item, bytes);
        var (_, unfinished, more) = Seal(key, 3000);
        await Archive.AppendAsync(North, unfinished, 0, more.AsMemory(0, Part), Cancel);

        await Ledger.EraseSubjectAsync(key.Subject, Cancel);

        Assert.Null(await Archive.ReadAsync(image, Cancel));
        Assert.Equal(EvidenceStandingKind.Erased, (await Archive.FindAsync(North, [unfinished], Cancel))[0].Kind);
        Assert.Equal(2, await Archive.DeleteAsync(await Ledger.ListKeysAsync(key.Subject, Cancel), Cancel));
        Assert.Empty(ArchivedFiles());
        Assert.Equal(EvidenceStandingKind.Erased, (await SendAsync(item, bytes)).Kind);
    }

    [Fact]
    public async Task Evidence_DiskFull_I10_IsRefusedInWordsAndGoesOnWhenThereIsRoom()
    {
        var (_, item, bytes, _) = await MakeEvidenceAsync(2500);
        var free = long.MaxValue;
        var archive = OpenArchive(_ => free);
        await archive.AppendAsync(North, item, 0, bytes.AsMemory(0, Part), Cancel);

        free = 1024 * 1024;
        var full = await archive.AppendAsync(North, item, Part, bytes.AsMemory(Part, Part), Cancel);
        free = long.MaxValue;

        Assert.Equal((EvidenceStandingKind.Full, Part), (full.Kind, full.Next));
        Assert.Contains("full", full.Reason, StringComparison.Ordinal);
        Assert.Equal(EvidenceStandingKind.Stored, (await SendAsync(item, bytes, from: Part)).Kind);
    }

    [Fact]
    public async Task Evidence_DiskThatIsReallyFull_I10_KeepsWhatItHasAndHalfAPartIsNoPart()
    {
        var (_, item, bytes, _) = await MakeEvidenceAsync(3_000_000);
        using var disk = SmallDisk.TryMount(Folder["small"], 1);
        Assert.SkipUnless(disk is not null, SmallDisk.NeedsRoot);
        var archive = EvidenceArchive.Open(new EvidenceArchiveOptions { Folder = disk.Path, KeepFreeBytes = 0, FreeBytes = _ => long.MaxValue }, Ledger);

        var standing = new EvidenceStanding(EvidenceStandingKind.Lacks);
        while (standing.Kind == EvidenceStandingKind.Lacks)
            standing = await archive.AppendAsync(North, item, standing.Next, bytes.AsMemory(standing.Next, 60_000), Cancel);

        Assert.Equal(EvidenceStandingKind.Full, standing.Kind);
        Assert.Equal(0, standing.Next % 60_000);
        Assert.Equal(standing.Next, (await archive.FindAsync(North, [item], Cancel))[0].Next);
    }

    [Fact]
    public async Task Evidence_ManyUnfinishedOfOneNode_OldestIsDroppedAndOtherNodesKeepTheirs()
    {
        var (_, _, _, key) = await MakeEvidenceAsync(100);
        var (_, elsewhere, theirs) = Seal(key, 2000);
        await Archive.AppendAsync(South, elsewhere, 0, theirs.AsMemory(0, Part), Cancel);
        for (var i = 0; i < 20; i++)
        {
            var (_, item, bytes) = Seal(key, 2000);
            await Archive.AppendAsync(North, item, 0, bytes.AsMemory(0, Part), Cancel);
        }

        Assert.Equal(5, ArchivedFiles().Length);
        Assert.Equal(Part, (await Archive.FindAsync(South, [elsewhere], Cancel))[0].Next);
    }

    private EvidenceArchive OpenArchive(Func<string, long>? free = null) => EvidenceArchive.Open(
        new EvidenceArchiveOptions { Folder = Folder["evidence"], KeepFreeBytes = 10 * 1024 * 1024, FreeBytes = free ?? (_ => long.MaxValue) }, Ledger);

    private string[] ArchivedFiles() => Directory.GetFiles(Folder["evidence"], "*", SearchOption.AllDirectories);

    private async Task<EvidenceStanding> SendAsync(SealedEvidence item, byte[] bytes, int from = 0)
    {
        var standing = new EvidenceStanding(EvidenceStandingKind.Lacks, from);
        while (standing.Kind == EvidenceStandingKind.Lacks)
            standing = await OpenArchive().AppendAsync(North, item, standing.Next, bytes.AsMemory(standing.Next, Math.Min(Part, bytes.Length - standing.Next)), Cancel);
        return standing;
    }

    private async Task<(EvidenceRef Image, SealedEvidence Item, byte[] Bytes, SubjectKey Key)> MakeEvidenceAsync(int length)
    {
        var key = SubjectKey.Create("t-1");
        await Ledger.CommitAsync(new NodeHistory(North).Batch(1, 1, key), Cancel);
        var (image, item, bytes) = Seal(key, length);
        return (image, item, bytes, key);
    }

    private static (EvidenceRef Image, SealedEvidence Item, byte[] Bytes) Seal(SubjectKey key, int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        var image = new EvidenceRef(Convert.ToHexStringLower(SHA256.HashData(content)), "image/jpeg", length, key.Id);
        return (image, SealedEvidence.Of(image), SealedEvidence.Seal(key, content, image.Digest));
    }
}
