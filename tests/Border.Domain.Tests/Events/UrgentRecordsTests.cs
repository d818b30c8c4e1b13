using System.Text;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Time;

namespace Border.Domain.Tests.Events;

public class UrgentRecordsTests
{
    [Theory]
    [InlineData("failed", true)]
    [InlineData("ready", false)]
    [InlineData("silent", false)]
    public void IsUrgent_Device_OnlyWhenItFailed(string state, bool urgent) =>
        Assert.Equal(urgent, UrgentRecords.IsUrgent(Body(new DeviceChanged { Device = "camera-1", State = state, Explanation = "No picture.", Simulated = true })));

    [Fact]
    public void IsUrgent_JumpedClockAndNewEpoch_Are()
    {
        Assert.True(UrgentRecords.IsUrgent(Body(new ClockJumped { Jump = ClockJump.Backwards, Expected = DateTimeOffset.UnixEpoch, Shown = DateTimeOffset.UnixEpoch })));
        Assert.True(UrgentRecords.IsUrgent(Body(new EpochStarted { Cause = "fork", Explanation = "Another history.", Previous = null })));
    }

    [Fact]
    public void IsUrgent_TheWordsElsewhereInARecord_AreNot()
    {
        Assert.False(UrgentRecords.IsUrgent(Body(new StaffSignedOut { Staff = "\"kind\":\"lookout.hit\"" })));
        Assert.False(UrgentRecords.IsUrgent("""{"v":1,"event":{"kind":"lookout.hit"},"kind":"staff.out"}"""u8));
        Assert.True(UrgentRecords.IsUrgent("""{"v":1,"event":{"kind":"staff.out"},"kind":"lookout.hit"}"""u8));
    }

    [Fact]
    public void IsUrgent_AnyBytes_NeverThrow()
    {
        var random = new Random(11);
        foreach (var text in (string[])["", "{", "[]", "null", "7", "{\"kind\":7}", "{\"kind\":", "{\"kind\":\"lookout.hit", new string('[', 10_000), "\"kind\""])
            Assert.False(UrgentRecords.IsUrgent(Encoding.UTF8.GetBytes(text)));
        for (var round = 0; round < 1000; round++)
        {
            var noise = new byte[random.Next(300)];
            random.NextBytes(noise);
            UrgentRecords.IsUrgent(noise);
        }
    }

    private static byte[] Body(BorderEvent e) =>
        RecordCodec.Encode(NodeName.Parse("north/n1"), new RecordPosition(1, 1), new HlcTimestamp(1_763_790_000_000, 0), DateTimeOffset.UnixEpoch, EventCodec.ToDraft(e));
}
