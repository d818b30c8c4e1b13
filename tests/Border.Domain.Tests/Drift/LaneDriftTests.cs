using System.Text;
using Border.Domain.Drift;
using Border.Domain.Events;
using Border.Domain.Evidence;
using Border.Domain.Tests.Crossings;
using Border.Domain.Tests.Events;

namespace Border.Domain.Tests.Drift;

public sealed class LaneDriftTests
{
    private static readonly AiOutput Old = Samples.Ai with { ModelDigest = new('1', 64) };
    private static readonly AiOutput New = Samples.Ai with { ModelDigest = new('2', 64) };

    [Fact]
    public void EventsOfReadings_AreCountedByKindAndModel_OthersNot()
    {
        var drift = EventSamples.All.Aggregate(LaneDrift.Of("l1"), (lane, e) => lane.Observe(e).Drift);

        Assert.Equal(["plate", "face", "document"], drift.States.Select(s => s.What));
        Assert.Equal([2, 2, 1], drift.States.Select(s => s.Baseline.Total));
    }

    [Fact]
    public void FailureWithoutModel_CountsForTheModelThatReadLast_AndForNobodyBefore()
    {
        var lane = Observe(LaneDrift.Of("l1"), 5, 0, null);
        Assert.Empty(lane.States);

        lane = Observe(Observe(Observe(lane, 2, 0.9, Old), 3, 0.9, New), 1, 0, null);

        Assert.Equal([(New.ModelDigest, 4), (Old.ModelDigest, 2)], lane.States.Select(s => (s.ModelDigest, s.Baseline.Total)));
    }

    [Fact]
    public void RestartInTheMiddle_ChangesNothing()
    {
        var scores = Enumerable.Range(0, 2600).Select(i => i < 2000 ? 0.9 + (i % 7 * 0.01) : 0.5).ToArray();
        var (through, restarted) = (LaneDrift.Of("l1"), LaneDrift.Of("l1"));
        var (changes, changesRestarted) = (new List<ReadingsDrifted>(), new List<ReadingsDrifted>());
        for (var i = 0; i < scores.Length; i++)
        {
            (through, var change) = through.Observe("plate", scores[i], Old);
            changes.AddRange(change);
            if (i % 250 == 0)
                restarted = LaneDrift.Read("l1", restarted.ToBytes());
            (restarted, change) = restarted.Observe("plate", scores[i], Old);
            changesRestarted.AddRange(change);
        }

        Assert.True(Assert.Single(changes).Drifted);
        Assert.Equal(changes, changesRestarted);
        Assert.Equal(through.ToBytes(), restarted.ToBytes());
    }

    [Fact]
    public void FileThatIsTornOrOfAnotherLane_IsNothingRemembered()
    {
        var whole = Observe(LaneDrift.Of("l1"), 1500, 0.9, Old).ToBytes();
        var text = Encoding.UTF8.GetString(whole);

        Assert.NotEmpty(LaneDrift.Read("l1", whole).States);
        Assert.Empty(LaneDrift.Read("l2", whole).States);
        Assert.Empty(LaneDrift.Read("l1", whole.AsSpan(0, whole.Length / 2)).States);
        Assert.Empty(LaneDrift.Read("l1", []).States);
        Assert.Empty(LaneDrift.Read("l1", "{\"lane\":\"l1\"}"u8).States);
        Assert.Empty(LaneDrift.Read("l1", Encoding.UTF8.GetBytes(text.Replace("\"total\":1000", "\"total\":7", StringComparison.Ordinal))).States);
        Assert.Empty(LaneDrift.Read("l1", Encoding.UTF8.GetBytes(text.Replace("[0,0,", "[-1,1,", StringComparison.Ordinal))).States);
    }

    [Fact]
    public void ModelsNoLongerUsed_AreForgotten_AndTheirAlertEnds()
    {
        var lane = Observe(Observe(LaneDrift.Of("l1"), 2000, 0.9, Old), 1000, 0.4, Old);
        Assert.True(lane.States[0].Drifted);
        var changes = new List<ReadingsDrifted>();
        for (var i = 0; i < LaneDrift.MaxStates; i++)
        {
            (lane, var change) = lane.Observe("plate", 0.9, Old with { ModelDigest = new((char)('a' + i), 64) });
            changes.AddRange(change);
        }

        Assert.Equal(LaneDrift.MaxStates, lane.States.Length);
        Assert.Equal((Old.ModelDigest, false), changes.Select(c => (c.ModelDigest, c.Drifted)).Single());
    }

    private static LaneDrift Observe(LaneDrift lane, int times, double score, AiOutput? ai) =>
        Enumerable.Repeat(score, times).Aggregate(lane, (l, s) => l.Observe("plate", s, ai).Drift);
}
