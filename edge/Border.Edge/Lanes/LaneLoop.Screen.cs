using System.Collections.Immutable;
using Border.Domain.Crossings;
using Border.Officer.Desk;

namespace Border.Edge.Lanes;

internal sealed partial class LaneLoop
{
    private const int TimesKept = 20;

    private readonly Queue<TimeSpan> _times = new();
    private ImmutableArray<DeviceScreen> _deviceScreens = [];
    private ImmutableArray<CrossingScreen> _secondary = [];
    private LaneScreen? _published;
    private int _finished;

    private void Finished(TimeSpan elapsed)
    {
        _finished++;
        _times.Enqueue(elapsed);
        if (_times.Count > TimesKept)
            _times.Dequeue();
    }

    private void RebuildSecondary() =>
        _secondary = [.. _open.Values.Where(c => c.State.Status == CrossingStatus.InSecondary).OrderBy(c => c.OpenedAt).Select(c => Screen(c, ""))];

    private void Publish()
    {
        var screen = new LaneScreen
        {
            Lane = _settings.Lane,
            Open = _isOpen,
            Problem = _problem,
            Notice = _notice,
            Current = _current is { } crossing ? Screen(crossing, Reading()) : null,
            Secondary = _secondary,
            Devices = _deviceScreens,
            WaitingPages = _pages.Count,
            Finished = _finished,
            TypicalTime = _times.Count == 0 ? null : _times.Order().ElementAt(_times.Count / 2),
        };
        if (screen == _published)
            return;
        _published = screen;
        _services.Board.Show(screen);
    }

    private CrossingScreen Screen(LaneCrossing crossing, string reading) =>
        new(crossing.State, crossing.OpenedAt, reading, _devices.AnySimulated) { ReferredAt = crossing.ReferredAt, ProposedAt = crossing.ProposedAt };

    private string Reading() => (_readingPage, _comparingFace, _readingPlate) switch
    {
        (true, _, _) => "document",
        (_, true, _) => "face",
        (_, _, true) when _current is { State.Plate: null } => "plate",
        _ => "",
    };
}
