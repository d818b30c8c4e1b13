using Border.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Time;

/// <summary>I7: no wall clock orders anything; jumps are flagged and survive.</summary>
public sealed class HybridClockProperties
{
    private static readonly Gen<long> AnyWall = Gen.OneOf(
        Gen.Choose(-1_000_000, 1_000_000).Select(i => (long)i),
        Gen.Choose(0, 1000).Select(i => 1_763_790_000_000L + i),
        Gen.Elements(long.MinValue, 0L, 4_102_444_800_000L));

    [Fact]
    public void Ticks_UnderAnyWallClock_OnlyGrow() =>
        Properties.Hold(AnyWall.ArrayOf(), walls =>
        {
            var last = HlcTimestamp.Zero;
            foreach (var wall in walls)
            {
                var next = HybridClock.Tick(last, wall);
                Assert.True(next > last);
                last = next;
            }
        });

    [Fact]
    public void Receive_FromAnyOtherClock_IsAfterBoth() =>
        Properties.Hold(AnyWall.ArrayOf(3), walls =>
        {
            var last = HybridClock.Tick(HlcTimestamp.Zero, walls[0]);
            var remote = HybridClock.Tick(HlcTimestamp.Zero, walls[1]);
            var next = HybridClock.Receive(last, remote, walls[2]);
            Assert.True(next > last && next > remote);
        });

    [Fact]
    public void Counter_AtItsEnd_GoesOnInTheNextMillisecond() =>
        Assert.Equal(new HlcTimestamp(8, 0), HybridClock.Tick(new HlcTimestamp(7, int.MaxValue), 7));

    [Fact]
    public void Text_OfAnyReading_ReadsBack() =>
        Properties.Hold(AnyWall, wall =>
        {
            var reading = HybridClock.Tick(HybridClock.Tick(HlcTimestamp.Zero, wall), wall);
            Assert.Equal(reading, HlcTimestamp.Parse(reading.ToString()));
        });

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData(".1")]
    [InlineData("-1.0")]
    [InlineData("1.-1")]
    [InlineData("99999999999999999999.0")]
    public void Text_ThatIsNoReading_IsRefused(string text) => Assert.Throws<FormatException>(() => HlcTimestamp.Parse(text));

    [Theory]
    [InlineData(0, 0, ClockJump.None)]
    [InlineData(0, 300_000, ClockJump.None)]
    [InlineData(0, 300_001, ClockJump.Forwards)]
    [InlineData(1_763_790_000_000, 0, ClockJump.Backwards)]
    [InlineData(1_763_790_000_000, 2_079_000_000_000, ClockJump.Forwards)]
    public void Jump_Beyond5Minutes_IsFlagged(long expected, long wall, ClockJump jump) => Assert.Equal(jump, HybridClock.Detect(expected, wall));
}
