namespace Border.Officer.Desk;

/// <summary>Who may approve, as the second officer, what somebody wants to decide.</summary>
/// <param name="SignedIn">Names of those signed in at this node, at most <see cref="Most"/>.</param>
/// <param name="Elsewhere">How many more are on this post's staff list.</param>
public sealed record SecondOfficers(IReadOnlyList<string> SignedIn, int Elsewhere)
{
    /// <summary>The most names that a screen shows.</summary>
    public const int Most = 5;
}
