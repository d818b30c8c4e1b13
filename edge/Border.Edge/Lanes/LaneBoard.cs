using System.Collections.Concurrent;
using Border.Officer.Desk;
using Border.Web.Live;

namespace Border.Edge.Lanes;

/// <summary>What every lane shows now, for pages of any number; the lanes' loops write, pages read without waiting.</summary>
/// <param name="live">Told which lane changed.</param>
public sealed class LaneBoard(LiveChanges live)
{
    private readonly ConcurrentDictionary<string, LaneScreen> _screens = new(StringComparer.Ordinal);

    /// <summary>Raised after a lane's screen changed, on the lane's loop: take what you need and return.</summary>
    public event Action<LaneScreen>? Changed;

    /// <summary>All lanes by name.</summary>
    public IReadOnlyList<LaneScreen> All => [.. _screens.Values.OrderBy(screen => screen.Lane.Name, StringComparer.Ordinal)];

    /// <summary>One lane; null when there is none of that name.</summary>
    public LaneScreen? Find(string lane) => _screens.GetValueOrDefault(lane);

    internal void Show(LaneScreen screen)
    {
        _screens[screen.Lane.Name] = screen;
        live.Publish($"lane-{screen.Lane.Name}");
        live.Publish("lanes");
        Changed?.Invoke(screen);
    }
}
