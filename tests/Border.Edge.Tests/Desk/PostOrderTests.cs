using System.Collections.Immutable;
using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Officer.Desk;
using Border.Officer.Parts;

namespace Border.Edge.Tests.Desk;

public sealed class PostOrderTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Lanes_OfAPost_ThoseThatNeedSomebodyComeFirst()
    {
        LaneScreen[] lanes =
        [
            Lane("free"),
            Lane("clean") with { Current = Party(Outcome.Admit, minutes: 9) },
            Lane("held-late") with { Current = Party(Outcome.Hold, minutes: 2) },
            Lane("referred-early") with { Current = Party(Outcome.Secondary, minutes: 5) },
            Lane("reading") with { Current = Party(null, minutes: 1) },
            Lane("blind") with { Devices = [new DeviceScreen("cam", "plate", "silent", "Look at its cable.", Simulated: true)] },
            Lane("starting") with { Devices = [new DeviceScreen("cam", "plate", "starting", "", Simulated: true)] },
            Lane("broken") with { Problem = "The journal's disk is full." },
        ];

        var names = PostOrder.Of(lanes).Select(l => l.Lane.Name);

        Assert.Equal(["broken", "blind", "referred-early", "held-late", "clean", "reading", "free", "starting"], names);
    }

    private static LaneScreen Lane(string name) => new() { Lane = new Lane(name, Direction.Entry, LaneKind.Pedestrian), Open = true };

    private static CrossingScreen Party(Outcome? recommended, int minutes)
    {
        var given = recommended is { } outcome ? new Recommendation(outcome, [new Reason("clean", "Every check passed.", outcome)], [], 1) : null;
        var traveller = new TravellerState { Number = 1, Recommended = given is null ? null : new Recommended { Crossing = Guid.NewGuid(), Number = 1, Traveller = 1, Recommendation = given } };
        var state = CrossingState.Initial with { Travellers = ImmutableSortedDictionary<int, TravellerState>.Empty.Add(1, traveller) };
        return new CrossingScreen(state, Now.AddMinutes(-minutes), "", Simulated: true);
    }
}
