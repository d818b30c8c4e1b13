using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Border.Domain.People;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Border.Silo.People;

/// <summary>
/// Sessions live in the cookie, so that any silo can serve anybody. A session ends when idle, after a working day, at sign-out, and as
/// soon as the account is disabled or its password changes.
/// </summary>
/// <param name="register">The staff.</param>
/// <param name="time">The clock.</param>
public sealed class CentreSessions(StaffRegister register, TimeProvider time)
{
    /// <summary>After this long without an action a session ends.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>After this long a session ends in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    private const string Session = "session";
    private const string Started = "started";
    private const string Stamp = "stamp";
    private const int MaxEnded = 100_000;

    private readonly ConcurrentDictionary<string, long> _ended = new(StringComparer.Ordinal);

    /// <summary>A new session of a member.</summary>
    public ClaimsPrincipal Start(StaffMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, member.Id),
                new Claim(Session, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))),
                new Claim(Started, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
                new Claim(Stamp, StampOf(member)),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme));
    }

    /// <summary>Whose session it is, with the rights they have now; null when it has ended.</summary>
    public async Task<StaffMember?> FindAsync(ClaimsPrincipal? user, CancellationToken cancellation)
    {
        if (user?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id
            || user.FindFirstValue(Session) is not { } session
            || _ended.ContainsKey(session)
            || !long.TryParse(user.FindFirstValue(Started), NumberStyles.None, CultureInfo.InvariantCulture, out var started)
            || time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(started) >= Longest)
            return null;
        var account = (await register.ReadAsync(cancellation)).Find(id);
        return account is { Disabled: false } && StampOf(account.Member) == user.FindFirstValue(Stamp) ? account.Member : null;
    }

    /// <summary>Ends a session: a copy of its cookie is worth nothing at this silo from now on.</summary>
    public void End(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (user.FindFirstValue(Session) is not { } session)
            return;
        foreach (var (old, at) in _ended)
        {
            if (time.GetElapsedTime(at) > Longest)
                _ended.TryRemove(old, out _);
        }

        if (_ended.Count < MaxEnded)
            _ended[session] = time.GetTimestamp();
    }

    /// <summary>Changes with the password, and says nothing about it: the hash is salted.</summary>
    private static string StampOf(StaffMember member) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(member.PasswordHash)).AsSpan(0, 8));
}
