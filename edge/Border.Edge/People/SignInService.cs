using Border.Domain.Bundles;
using Border.Domain.Events;
using Border.Domain.People;
using Border.Edge.Bundles;
using Border.Edge.Recording;
using Border.Edge.Rules;
using Border.Journal;
using Border.Officer.Desk;
using Border.Web.SignIn;

namespace Border.Edge.People;

/// <summary>Signs staff in against the signed staff list, without the network.</summary>
internal sealed partial class SignInService(
    string post,
    PostRules rules,
    NodeBundles bundles,
    SignInLimits limits,
    Sessions sessions,
    EventRecorder recorder,
    ILogger<SignInService> logger)
{
    private const string Wrong = "The name or the password is wrong.";
    private const int MaxWaiting = 16;

    // One hash takes a tenth of a second of a processor that the lanes need: one at a time, and a short queue.
    private readonly SemaphoreSlim _hashing = new(1, 1);
    private int _waiting;

    /// <summary>Checks a name and password.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="address">Where from.</param>
    /// <returns>The session's id, or why there is none.</returns>
    public async Task<(string? Session, string? Problem)> SignInAsync(string name, string password, string address)
    {
        var account = name.Trim().ToLowerInvariant();
        if (account.Length is 0 or > 64 || password.Length is 0 or > PasswordHash.MaxCharacters)
            return (null, Wrong);
        if (rules.Staff.Members.Count == 0)
            return (null, "This node has no staff list yet. It comes from the centre, or is laid into the node's bundles folder by an administrator.");
        if (limits.Wait(account, address) is { } wait)
            return (null, $"Too many wrong tries. Wait {Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes))} minutes, then try again.");
        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return (null, "Too many people sign in at once. Try again in a moment.");
        }

        try
        {
            return await VerifyAsync(account, password, address);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Ends a session.</summary>
    public async Task SignOutAsync(string session)
    {
        if (sessions.End(session) is { } staff)
            await JournalAsync(new StaffSignedOut { Staff = staff });
    }

    /// <summary>Ends the sessions that were idle too long.</summary>
    public async Task EndIdleAsync()
    {
        foreach (var staff in sessions.EndIdle())
            await JournalAsync(new StaffSignedOut { Staff = staff });
    }

    /// <summary>The member of a session as the list in force has them; null when the session or the membership has ended.</summary>
    public StaffMember? Find(string session, bool isAction) =>
        sessions.Find(session, isAction) is { } staff && rules.Staff.Find(staff) is { } member && member.WorksAt(post) ? member : null;

    /// <summary>Who may approve as the second officer what somebody wants to decide: names by whether they are signed in at this node.</summary>
    /// <param name="officer">Who wants to decide.</param>
    public SecondOfficers OthersThan(string officer)
    {
        var signedIn = sessions.SignedIn;
        var others = rules.Staff.Members.Where(m => m.Id != officer && m.WorksAt(post) && m.May(Permission.ApproveDecisions)).ToLookup(m => signedIn.Contains(m.Id), m => m.DisplayName);
        return new SecondOfficers([.. others[true].Take(SecondOfficers.Most)], others[false].Count());
    }

    private async Task<(string?, string?)> VerifyAsync(string account, string password, string address)
    {
        var member = rules.Staff.Find(account);
        await _hashing.WaitAsync();
        bool right;
        try
        {
            right = await Task.Run(() => PasswordHash.Verify(password, member?.PasswordHash));
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

        if (!member.WorksAt(post))
            return (null, "You are not on the staff list of this post. Ask your supervisor.");
        limits.Succeeded(account, address);
        var version = bundles.InUse.FirstOrDefault(bundle => bundle.Kind == BundleKinds.Staff)?.Version ?? 0;
        await JournalAsync(new StaffSignedIn { Staff = member.Id, ListVersion = version });
        return (sessions.Start(member.Id), null);
    }

    private async Task JournalAsync(BorderEvent e)
    {
        try
        {
            await recorder.RecordAsync(e);
        }
        catch (Exception failure) when (failure is JournalFullException or JournalFailedException)
        {
            // Officers must get in to see what is wrong; decisions themselves are refused while nothing can be recorded.
            LogNotJournalled(e.Kind, failure.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in from {Address} failed.")]
    private partial void LogFailed(string address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A {Kind} record was not journalled: {Problem}")]
    private partial void LogNotJournalled(string kind, string problem);
}
