using Border.Devices.Folders;
using Border.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Devices.Tests.Folders;

public class FolderSourceTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scanner_TwoDocumentsAtOnce_BothComeInTheOrderWritten()
    {
        using var folder = new TempFolder();
        Put(folder["b.jpg"], [.. Jpeg, 1], secondsAgo: 10);
        Put(folder["a.jpg"], [.. Jpeg, 2], secondsAgo: 5);
        var pages = await TakeAsync(Scanner(folder), 2);
        Assert.Equal([1, 2], pages.Select(p => (int)p.Bytes.Span[^1]));
    }

    [Fact]
    public async Task Scanner_PageTaken_IsDeletedOnlyWhenTheReaderComesBack()
    {
        using var folder = new TempFolder();
        Put(folder["a.jpg"], Jpeg);
        await using (var dies = Scanner(folder).ReadAsync(None).GetAsyncEnumerator(None))
        {
            Assert.True(await dies.MoveNextAsync());
        }

        Assert.True(File.Exists(folder["a.jpg"]));
        await using var scanner = Scanner(folder);
        await using var pages = scanner.ReadAsync(None).GetAsyncEnumerator(None);
        Assert.True(await pages.MoveNextAsync());
        var next = pages.MoveNextAsync();
        Assert.False(File.Exists(folder["a.jpg"]));
        await scanner.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.AsTask());
    }

    [Fact]
    public async Task Scanner_MoveToDone_KeepsBothFilesOfOneName()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["done"]);
        await File.WriteAllTextAsync(folder["done/a.jpg"], "earlier", None);
        Put(folder["a.jpg"], Jpeg);
        Put(folder["z.jpg"], Jpeg);
        await TakeAsync(Scanner(folder, after: AfterTaking.MoveToDone), 2);
        Assert.Equal("earlier", await File.ReadAllTextAsync(folder["done/a.jpg"], None));
        Assert.Equal(Jpeg, await File.ReadAllBytesAsync(folder["done/a-2.jpg"], None));
    }

    [Theory]
    [InlineData("empty.jpg", 0, "it is empty")]
    [InlineData("large.jpg", 2000, "2000 bytes")]
    public async Task Scanner_UnusableFile_IsSetAsideWithTheReason(string name, int length, string reason)
    {
        using var folder = new TempFolder();
        Put(folder[name], new byte[length], secondsAgo: 10);
        Put(folder["good.jpg"], Jpeg);
        var statuses = new List<string>();
        await using var scanner = Scanner(folder);
        scanner.StatusChanged += s => statuses.Add(s.Explanation);
        Assert.Single(await TakeAsync(scanner, 1));
        Assert.Equal(length, new FileInfo(folder["rejected/" + name]).Length);
        Assert.Contains(reason, await File.ReadAllTextAsync(folder[$"rejected/{name}.reason.txt"], None), StringComparison.Ordinal);
        Assert.Contains(statuses, s => s.Contains(reason, StringComparison.Ordinal));
        Assert.DoesNotContain(statuses, s => s.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scanner_WronglyNamedFiles_ImagesComeAndOthersAreSetAside()
    {
        using var folder = new TempFolder();
        Put(folder["picture.txt"], Jpeg, secondsAgo: 10);
        Put(folder["notes.txt"], [.. "hello"u8], secondsAgo: 9);
        Put(folder["damaged.jpg"], [.. "no jpeg"u8], secondsAgo: 8);
        var pages = await TakeAsync(Scanner(folder), 2);
        Assert.Equal(Jpeg, pages[0].Bytes.ToArray());
        Assert.Equal("no jpeg"u8.ToArray(), pages[1].Bytes.ToArray());
        Assert.True(File.Exists(folder["rejected/notes.txt"]));
    }

    [Fact]
    public async Task Scanner_FoldersLinksAndUnfinishedFiles_AreLeftAlone()
    {
        using var folder = new TempFolder();
        using var elsewhere = new TempFolder();
        Put(elsewhere["secret.jpg"], Jpeg);
        Directory.CreateDirectory(folder["sub.jpg"]);
        File.CreateSymbolicLink(folder["link.jpg"], elsewhere["secret.jpg"]);
        Put(folder["scan.jpg.part"], Jpeg);
        Put(folder[".hidden.jpg"], Jpeg);
        Put(folder["good.jpg"], [.. Jpeg, 9]);
        var page = Assert.Single(await TakeAsync(Scanner(folder), 1));
        Assert.Equal(9, page.Bytes.Span[^1]);
        Assert.True(File.Exists(folder["link.jpg"]) && File.Exists(folder["scan.jpg.part"]) && File.Exists(folder[".hidden.jpg"]) && Directory.Exists(folder["sub.jpg"]));
    }

    [Fact]
    public async Task Scanner_FileRenamedIntoPlace_ComesWithoutSettling()
    {
        using var folder = new TempFolder();
        await using var scanner = Scanner(folder, settle: TimeSpan.FromDays(1));
        await using var pages = scanner.ReadAsync(None).GetAsyncEnumerator(None);
        var first = pages.MoveNextAsync().AsTask();
        Put(folder["a.part"], Jpeg);
        File.Move(folder["a.part"], folder["a.jpg"]);
        Assert.True(await first.WaitAsync(Eventually.DefaultDeadline, None));
    }

    [Fact]
    public async Task Scanner_FileStillGrowing_WaitsUntilItIsQuiet()
    {
        using var folder = new TempFolder();
        var clock = new ManualTimeProvider();
        await using var scanner = new FolderScanner(
            new FolderSourceOptions { Name = "s", Path = folder.Path, Settle = TimeSpan.FromSeconds(1), Rescan = TimeSpan.FromHours(1) },
            clock,
            NullLogger<FolderScanner>.Instance);
        await File.WriteAllBytesAsync(folder["a.jpg"], Jpeg, None);
        await using var pages = scanner.ReadAsync(None).GetAsyncEnumerator(None);
        var first = pages.MoveNextAsync().AsTask();
        await Eventually.Async(() => clock.NextDue == TimeSpan.FromSeconds(1), cancellation: None);
        await File.AppendAllTextAsync(folder["a.jpg"], "more", None);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(first.IsCompleted);
        await Eventually.Async(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return first.IsCompleted;
            },
            cancellation: None);
        Assert.Equal(Jpeg.Length + 4, pages.Current.Bytes.Length);
    }

    [Fact]
    public async Task Scanner_FolderGone_SaysSoAndGoesOnWhenItIsBack()
    {
        using var folder = new TempFolder();
        var path = folder["in"];
        await using var scanner = new FolderScanner(
            new FolderSourceOptions { Name = "s", Path = path, Settle = TimeSpan.Zero, Rescan = TimeSpan.FromMilliseconds(20) },
            TimeProvider.System,
            NullLogger<FolderScanner>.Instance);
        await using var pages = scanner.ReadAsync(None).GetAsyncEnumerator(None);
        var first = pages.MoveNextAsync().AsTask();
        await Eventually.Async(() => Directory.Exists(path), cancellation: None);
        Directory.Delete(path);
        await Eventually.Async(() => scanner.Status.State == DeviceState.Failed, cancellation: None);
        Assert.Contains("cannot be read", scanner.Status.Explanation, StringComparison.Ordinal);
        Directory.CreateDirectory(path);
        Put(Path.Combine(path, "a.jpg"), Jpeg);
        Assert.True(await first.WaitAsync(Eventually.DefaultDeadline, None));
    }

    [Fact]
    public async Task Camera_TooManyFiles_LatestComeAndTheLossIsCounted()
    {
        using var folder = new TempFolder();
        for (var i = 0; i < 10; i++)
        {
            Put(folder[$"{i}.jpg"], [.. Jpeg, (byte)i], secondsAgo: 100 - i);
        }

        var states = new List<DeviceState>();
        await using var camera = new FolderCamera(
            new FolderSourceOptions { Name = "c", Path = folder.Path, Settle = TimeSpan.Zero, Backlog = 3 }, TimeProvider.System, NullLogger<FolderCamera>.Instance);
        camera.StatusChanged += s => states.Add(s.State);
        var frames = await TakeAsync(camera, 3);
        Assert.Equal([7, 8, 9], frames.Select(f => (int)f.Bytes.Span[^1]));
        Assert.Equal(7, camera.FramesDropped);
        Assert.Contains(DeviceState.Flooding, states);
    }

    private static FolderScanner Scanner(TempFolder folder, AfterTaking after = AfterTaking.Delete, TimeSpan? settle = null) => new(
        new FolderSourceOptions
        {
            Name = "scanner",
            Path = folder.Path,
            AfterTaking = after,
            MaxBytes = 1000,
            Settle = settle ?? TimeSpan.Zero,
            Rescan = TimeSpan.FromMilliseconds(50),
        },
        TimeProvider.System,
        NullLogger<FolderScanner>.Instance);

    // The watch may not stand yet while the first files are written: what was there at the start must come too.
    private static async Task<List<CapturedImage>> TakeAsync(IImageSource source, int count)
    {
        using var deadline = new CancellationTokenSource(Eventually.DefaultDeadline);
        var images = new List<CapturedImage>();
        await foreach (var image in source.ReadAsync(deadline.Token))
        {
            images.Add(image);
            if (images.Count == count)
            {
                break;
            }
        }

        return images;
    }

    private static void Put(string path, byte[] bytes, int secondsAgo = 0)
    {
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddSeconds(-secondsAgo));
    }
}
