namespace Border.Domain.Watchlists.Exceptions;

/// <summary>Why a hit asks for nothing: the traveller was found to be another person.</summary>
/// <param name="Exception">The exception.</param>
/// <param name="By">The staff id of who said so.</param>
/// <param name="ConfirmedBy">The staff id of the second person.</param>
/// <param name="Until">The last day on which it counts.</param>
/// <param name="Reason">Why, in the officer's own words.</param>
public sealed record ClearedHit(Guid Exception, string By, string ConfirmedBy, DateOnly Until, string Reason);
