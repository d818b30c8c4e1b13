using System.Collections.Concurrent;
using Border.Domain.Records;
using Border.Silo.Gateway;
using Border.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Silo.Tests.Gateway;

public sealed class RevokedNodesTests : IDisposable
{
    private static readonly NodeName North = new("north", "n1");
    private static readonly NodeName South = new("south", "n1");

    private readonly TempFolder _folder = new("revoked");
    private readonly ManualTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void File_PutThereChangedOrRemoved_CountsWithoutARestart()
    {
        var revoked = new RevokedNodes(_folder.Path, _time, NullLogger<RevokedNodes>.Instance);
        Assert.False(revoked.Contains(North));

        Write("north/n1\n", day: 1);
        Assert.True(revoked.Contains(North));
        Assert.False(revoked.Contains(South));
        Write("south/n1\r\n\n", day: 2);
        Assert.Equal((false, true), (revoked.Contains(North), revoked.Contains(South)));

        File.Delete(_folder["revoked.txt"]);
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.False(revoked.Contains(South));
    }

    [Fact]
    public async Task Eviction_ListedOrBackAgain_ItsConnectionIsEndedOnceEachTime()
    {
        var revoked = new RevokedNodes(_folder.Path, _time, NullLogger<RevokedNodes>.Instance);
        var ended = new ConcurrentQueue<NodeName>();
        var away = true;
        using var eviction = new RevokedEviction(
            revoked,
            (node, _) =>
            {
                ended.Enqueue(node);
                return away ? Task.FromException(new IOException("The broker is away.")) : Task.CompletedTask;
            },
            _time,
            NullLogger<RevokedEviction>.Instance);
        await eviction.StartAsync(TestContext.Current.CancellationToken);
        Write("north/n1\nnot a name\n", day: 1);
        await Eventually.Async(() => ended.Count == 1, cancellation: TestContext.Current.CancellationToken);
        away = false;

        revoked.Came(North);
        revoked.Came(South); // not shut out: let in again meanwhile
        _time.Advance(TimeSpan.FromSeconds(6));
        await Eventually.Async(() => ended.Count == 2, cancellation: TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(6));
        await eviction.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal([North, North], ended);
    }

    private void Write(string text, int day)
    {
        File.WriteAllText(_folder["revoked.txt"], text);
        File.SetLastWriteTimeUtc(_folder["revoked.txt"], new DateTime(2026, 1, day, 0, 0, 0, DateTimeKind.Utc)); // two writes may fall into one tick
        _time.Advance(TimeSpan.FromSeconds(6));
    }
}
