using Border.Domain.People;
using Border.Web.SignIn;

namespace Border.Silo.People;

/// <summary>Checks names and passwords, slowly for whoever guesses.</summary>
/// <param name="register">The staff.</param>
/// <param name="limits">Counts failures.</param>
/// <param name="logger">Says where failures come from, never for whom.</param>
public sealed partial class SignInCheck(StaffRegister register, SignInLimits limits, ILogger<SignInCheck> logger)
{
    private const string Wrong = "The name or the password is wrong.";
    private const int MaxWaiting = 32;

    // A hash takes a tenth of a second of a processor: two at a time, and a short queue, so that guessing cannot stop the centre.
    private readonly SemaphoreSlim _hashing = new(2, 2);
    private int _waiting;

    /// <summary>Checks a name and password.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="address">Where from.</param>
    /// <param name="cancellation">The browser has gone.</param>
    /// <returns>Who signed in, or why nobody did: exactly one is set.</returns>
    public async Task<(StaffMember? Member, string? Problem)> CheckAsync(
        string name, string password, string address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(password);
        var account = name.Trim().ToLowerInvariant();
        if (account.Length is 0 or > 64 || password.Length is 0 or > PasswordHash.MaxCharacters)
            return (null, Wrong);
        if (limits.Wait(account, address) is { } wait)
            return (null, $"Too many wrong tries. Wait {Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes))} minutes, then try again.");
        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return (null, "Too many people sign in at once. Try again in a moment.");
        }

        try
        {
            return await VerifyAsync(account, password, address, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private async Task<(StaffMember?, string?)> VerifyAsync(string account, string password, string address, CancellationToken cancellation)
    {
        var found = (await register.ReadAsync(cancellation)).Find(account);
        var member = found is { Disabled: false } ? found.Member : null;
        await _hashing.WaitAsync(cancellation);
        bool right;
        try
        {
            // Asked again: those who queued while the limit was being reached must not all get their try.
            if (limits.Wait(account, address) is not null)
                return (null, "Too many wrong tries. Wait some minutes, then try again.");
            right = await Task.Run(() => PasswordHash.Verify(password, member?.PasswordHash), CancellationToken.None);
        }
        finally
        {
            _hashing.Release();
        }

        if (!right || member is null)
        {
            limits.Failed(account, address);
            LogFailed(address);
            return (null, Wrong);
        }

        limits.Succeeded(account, address);
        return (member, null);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in from {Address} failed.")]
    private partial void LogFailed(string address);
}
