using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Events;
using Border.Domain.Recommendations;
using Border.Domain.Secondary;
using Border.Domain.Watchlists;
using Border.Domain.Watchlists.Exceptions;

namespace Border.Officer.Desk;

/// <summary>What the officer's pages need of the node that serves them.</summary>
public interface IOfficerDesk
{
    /// <summary>The bar: post, link, bundles, journal.</summary>
    NodeScreen Node { get; }

    /// <summary>All lanes by name.</summary>
    IReadOnlyList<LaneScreen> Lanes { get; }

    /// <summary>A reason in a language; in English where the policy in force has no other words for it.</summary>
    /// <param name="reason">As recorded.</param>
    /// <param name="language">Two letters.</param>
    string Say(Reason reason, string language);

    /// <summary>A document beside the entry of a hit; null when the list in force no longer has the entry as it was.</summary>
    HitComparison? Compare(TravelDocument document, LookoutHit hit);

    /// <summary>What the centre found out and nobody here has seen yet, newest first.</summary>
    IReadOnlyList<AlertScreen> Alerts { get; }

    /// <summary>An officer saw an alert; false when another one was faster or there is none.</summary>
    bool SeeAlert(Guid id, string officer);

    /// <summary>One lane; null when there is none of that name.</summary>
    LaneScreen? Find(string lane);

    /// <summary>Records an officer's input; completes when it is on disk (invariant I1).</summary>
    /// <returns>Null when recorded, else why it was not, in words.</returns>
    Task<string?> AskAsync(string lane, CrossingInput input, CancellationToken cancellation);

    /// <summary>Opens or closes a lane for new parties.</summary>
    /// <returns>Null when recorded, else why it was not.</returns>
    Task<string?> SwitchAsync(string lane, bool open, string officer, CancellationToken cancellation);

    /// <summary>Exceptions that wait for a second person, then those that count, by their last day.</summary>
    IReadOnlyList<ExceptionScreen> Exceptions { get; }

    /// <summary>Says that a traveller of a lane is not the person of an entry; completes when it is on disk.</summary>
    /// <returns>Null when recorded, else why it was not.</returns>
    Task<string?> ProposeExceptionAsync(string lane, ClearForm form, string officer);

    /// <summary>Confirms or withdraws an exception; completes when it is on disk.</summary>
    /// <returns>Null when recorded, else why it was not.</returns>
    Task<string?> AskAsync(ExceptionInput input);

    /// <summary>The questions and findings of secondary inspection in force.</summary>
    SecondaryGuide Guide { get; }

    /// <summary>Who may approve what an officer wants to decide.</summary>
    /// <param name="officer">Their staff id.</param>
    SecondOfficers OthersThan(string officer);

    /// <summary>An image of an open crossing; null when it is gone or its subject was erased.</summary>
    /// <param name="lane">The lane's name.</param>
    /// <param name="crossing">The crossing.</param>
    /// <param name="what"><c>plate</c>, <c>document</c> or <c>face</c>.</param>
    /// <param name="traveller">The traveller, from 1; ignored for the plate.</param>
    /// <param name="cancellation">The page has gone.</param>
    Task<DeskImage?> ReadImageAsync(string lane, Guid crossing, string what, int traveller, CancellationToken cancellation);
}

/// <summary>An image for a screen.</summary>
/// <param name="Bytes">Encoded.</param>
/// <param name="MediaType"><c>image/jpeg</c> or <c>image/png</c>.</param>
public sealed record DeskImage(byte[] Bytes, string MediaType);
