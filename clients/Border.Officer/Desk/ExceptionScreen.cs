namespace Border.Officer.Desk;

/// <summary>An exception on a screen.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Who">Who the traveller is, as read from the document.</param>
/// <param name="Why">What matched.</param>
/// <param name="Reason">Why they are two people, in the officer's words.</param>
/// <param name="By">The staff id of who said so.</param>
/// <param name="ConfirmedBy">The staff id of the second person; null while it waits for one.</param>
/// <param name="Until">The last day on which it counts.</param>
public sealed record ExceptionScreen(
    Guid Id, string Entry, string Who, IReadOnlyList<string> Why, string Reason, string By, string? ConfirmedBy, DateOnly Until);
