using Border.Domain.Crossings;

namespace Border.Domain.Watchlists.Exceptions;

/// <summary>What somebody asks of an exception.</summary>
/// <param name="Officer">Their staff id.</param>
public abstract record ExceptionInput(string Officer);

/// <summary>Says that a traveller is not the person of an entry.</summary>
/// <param name="Hit">The crossing and hit that the officer saw.</param>
/// <param name="Reason">Why, in own words, 10 to 300 characters.</param>
/// <param name="Until">The last day on which it counts, at most <see cref="ExceptionBook.MostDays"/> days from today.</param>
/// <param name="Officer">Staff id.</param>
public sealed record ProposeException(ShownHit Hit, string Reason, DateOnly Until, string Officer) : ExceptionInput(Officer)
{
    /// <summary>The id of the new exception.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();
}

/// <summary>Confirms an exception as the second person.</summary>
/// <param name="Id">The exception.</param>
/// <param name="Officer">Staff id; another than who proposed it.</param>
public sealed record ConfirmException(Guid Id, string Officer) : ExceptionInput(Officer);

/// <summary>Turns down or withdraws an exception.</summary>
/// <param name="Id">The exception.</param>
/// <param name="Reason">Why, in own words, 10 to 300 characters.</param>
/// <param name="Officer">Staff id.</param>
public sealed record WithdrawException(Guid Id, string Reason, string Officer) : ExceptionInput(Officer);

/// <summary>A hit as a crossing tells it: the officer names crossing, traveller and entry, everything else is the record's.</summary>
/// <param name="State">The crossing.</param>
/// <param name="Traveller">The traveller, from 1.</param>
/// <param name="Entry">The entry's id.</param>
public sealed record ShownHit(CrossingState State, int Traveller, string Entry);
