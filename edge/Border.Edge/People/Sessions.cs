using System.Security.Cryptography;

namespace Border.Edge.People;

/// <summary>Who is signed in at this node. Kept in memory: after a restart everybody signs in again.</summary>
/// <param name="time">The clock of idleness.</param>
/// <param name="idle">After this long without an action of the officer a session ends.</param>
public sealed class Sessions(TimeProvider time, TimeSpan idle)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    /// <summary>Starts a session.</summary>
    /// <returns>Its id: 32 random bytes in hex.</returns>
    public string Start(string staff)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        lock (_lock)
            _sessions[id] = new Session(staff, time.GetTimestamp());
        return id;
    }

    /// <summary>Whose session it is; null when it has ended.</summary>
    /// <param name="id">The session.</param>
    /// <param name="isAction">True when the officer did something; the screen's own updates do not keep a session alive.</param>
    public string? Find(string id, bool isAction)
    {
        lock (_lock)
        {
            if (!_sessions.TryGetValue(id, out var session) || IsIdle(session))
                return null;
            if (isAction)
                _sessions[id] = session with { Last = time.GetTimestamp() };
            return session.Staff;
        }
    }

    /// <summary>Everybody who is signed in now.</summary>
    public IReadOnlySet<string> SignedIn
    {
        get
        {
            lock (_lock)
                return _sessions.Values.Where(session => !IsIdle(session)).Select(session => session.Staff).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>Ends a session; returns whose it was, or null when it had ended.</summary>
    public string? End(string id)
    {
        lock (_lock)
            return _sessions.Remove(id, out var session) ? session.Staff : null;
    }

    /// <summary>Ends the sessions that were idle too long; returns whose they were.</summary>
    public IReadOnlyList<string> EndIdle()
    {
        lock (_lock)
        {
            var over = _sessions.Where(pair => IsIdle(pair.Value)).ToArray();
            foreach (var (id, _) in over)
                _sessions.Remove(id);
            return [.. over.Select(pair => pair.Value.Staff)];
        }
    }

    private bool IsIdle(Session session) => time.GetElapsedTime(session.Last) >= idle;

    private sealed record Session(string Staff, long Last);
}
