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

    private void Write(string text, int day)
    {
        File.WriteAllText(_folder["revoked.txt"], text);
        File.SetLastWriteTimeUtc(_folder["revoked.txt"], new DateTime(2026, 1, day, 0, 0, 0, DateTimeKind.Utc)); // two writes may fall into one tick
        _time.Advance(TimeSpan.FromSeconds(6));
    }
}
