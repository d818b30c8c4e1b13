using System.Security.Cryptography;
using Border.Domain.Faces;
using Border.Domain.Records;
using Border.Edge.Bundles;
using Border.Edge.Desk;
using Border.Edge.Tests.Lanes;
using Border.Journal;
using Border.Link.Node;
using Border.Officer.Desk;
using Border.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Edge.Tests.Desk;

/// <summary>The bar that an officer sees on every page: what is wrong, in words, and what to do.</summary>
public sealed class NodeStatesTests : IAsyncLifetime
{
    private readonly ECDsa _centre = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private LaneFixture _lane = null!;

    public async ValueTask InitializeAsync() => _lane = await LaneFixture.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _lane.DisposeAsync();
        _centre.Dispose();
    }

    [Theory]
    [InlineData(LinkState.Connected, "on, 3 to send", Tone.Good, "")]
    [InlineData(LinkState.Waiting, "waiting for the centre, 3 to send", Tone.Warn, "The centre does not answer.")]
    [InlineData(LinkState.Refused, "refused, 3 to send", Tone.Bad, "The certificate expired: run deploy/certs.sh.")]
    [InlineData(LinkState.Refused, "refused, 3 to send", Tone.Bad, "Another node uses the name north/n1: switch one of the two off.")]
    [InlineData(LinkState.Disconnected, "off 5 min, 3 to send", Tone.Warn, "No connection to the broker at centre:8883.")]
    public void Link_InAnyState_IsShownWithTheReasonAndTheBacklog(LinkState state, string text, Tone tone, string reason)
    {
        var link = new LinkStatus(state, _lane.Clock.GetUtcNow(), reason, new RecordPosition(1, 4), null, 3);
        _lane.Clock.Advance(TimeSpan.FromMinutes(5));

        var shown = Show("Link", link);

        Assert.Equal((text, tone), (shown.Text, shown.Tone));
        Assert.StartsWith(reason, shown.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LinkState.Disconnected)]
    [InlineData(LinkState.Waiting)]
    [InlineData(LinkState.Refused)]
    public void CutOff_WithoutTheCentre_SaysWhatGoesOnAndWhatIsNotKnown(LinkState state)
    {
        var since = _lane.Clock.GetUtcNow();
        _lane.Clock.Advance(TimeSpan.FromHours(3));

        var cutOff = Screen(new LinkStatus(state, since, "reason", new RecordPosition(1, 4), null, 1200)).CutOff!;

        Assert.Equal(since, cutOff.Since);
        Assert.Contains(cutOff.Works, sentence => sentence.Contains("1,200 wait", StringComparison.Ordinal));
        Assert.Contains(cutOff.Unknown, sentence => sentence.Contains("no watchlist", StringComparison.Ordinal));
        Assert.Contains(cutOff.Unknown, sentence => sentence.Contains("days of stay", StringComparison.Ordinal));
    }

    [Fact]
    public void CutOff_ConnectedOrAlone_IsNotShown()
    {
        Assert.Null(Screen(new LinkStatus(LinkState.Connected, _lane.Clock.GetUtcNow(), "", new RecordPosition(1, 4), null, 0)).CutOff);
        Assert.Null(Screen(null).CutOff);
    }

    [Theory]
    [InlineData(JournalHealth.Full, "full")]
    [InlineData(JournalHealth.Failed, "failed")]
    public void Journal_WithoutSpaceOrDisk_IsShown(JournalHealth health, string text)
    {
        _lane.Journal.Health = health;

        var shown = Show("Journal", null);

        Assert.Equal((text, Tone.Bad), (shown.Text, shown.Tone));
    }

    [Fact]
    public void Faces_WithoutCalibration_AreShownWithWhatToDo()
    {
        var shown = Show("Faces", null);

        Assert.Equal(("built-in threshold", Tone.Warn), (shown.Text, shown.Tone));
        Assert.Contains("Publish one", shown.Explanation, StringComparison.Ordinal);
        Assert.Contains("0.40", shown.Explanation, StringComparison.Ordinal);
        Assert.Contains(FaceThreshold.StrictSource, shown.Explanation, StringComparison.Ordinal);
    }

    private FaceThreshold Faces() => FaceThreshold.Of(_lane.Rules.Policy, new string('a', 64));

    private StateScreen Show(string label, LinkStatus? link) => Assert.Single(Screen(link).States, state => state.Label == label);

    private NodeScreen Screen(LinkStatus? link)
    {
        var bundles = new NodeBundles(_lane.Folder["bundles"], TestRoots.Of(_centre), _lane.Rules, _lane.Recorder, NullLogger<NodeBundles>.Instance);
        return new NodeStates(new NodeName("north", "n1"), _lane.Journal, bundles, _lane.Board, Faces, link is null ? null : () => link, _lane.Clock).Screen();
    }
}
