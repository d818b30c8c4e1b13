using Border.Domain.Events;

namespace Border.Domain.Crossings;

public static partial class Crossing
{
    private static CrossingDecision ReadPlate(CrossingState state, SeePlate input)
    {
        if (state.LaneKind == Lanes.LaneKind.Pedestrian)
            return Refuse("People on foot have no plate: check which camera is set up for this lane.");
        if (CrossingLimits.Problem(input) is { } problem)
            return Refuse(problem);
        if (state.Plate is { } known && known.Text == input.Text && known.Country == input.Country && known.Vehicle == input.Vehicle)
            return Nothing;
        return Accept(new PlateRead
        {
            Crossing = state.Id,
            Number = state.LastEvent + 1,
            Text = input.Text,
            Country = input.Country,
            Vehicle = input.Vehicle,
            Box = input.Box,
            Ai = input.Ai,
            Image = input.Image,
        });
    }

    private static CrossingDecision ReadDocument(CrossingState state, SeeDocument input)
    {
        if ((WhyNot(state, input.Traveller) ?? CrossingLimits.Problem(input)) is { } refusal)
            return Refuse(refusal);
        if (state.Travellers.GetValueOrDefault(input.Traveller)?.Document is { } known
            && known.Ai?.InputDigest == input.Ai.InputDigest && known.Document == input.Document)
            return Nothing;
        return Accept(new DocumentRead
        {
            Crossing = state.Id,
            Number = state.LastEvent + 1,
            Traveller = input.Traveller,
            Person = input.Person,
            Document = input.Document,
            MrzLines = input.MrzLines,
            Valid = input.Valid,
            Problems = input.Problems,
            Ai = input.Ai,
            Image = input.Image,
        });
    }

    private static CrossingDecision NoteFailure(CrossingState state, FailReading input)
    {
        if ((CrossingLimits.Problem(input) ?? (input.Traveller is { } number ? WhyNot(state, number) : null)) is { } refusal)
            return Refuse(refusal);
        var known = input.Traveller is { } n ? state.Travellers.GetValueOrDefault(n)?.Failure : state.PlateFailure;
        if (known is not null && known.What == input.What && known.Problem == input.Problem
            && (input.Image is null || input.Image.Digest == known.Image?.Digest))
            return Nothing;
        return Accept(new ReadingFailed
        {
            Crossing = state.Id,
            Number = state.LastEvent + 1,
            Traveller = input.Traveller,
            What = input.What,
            Problem = input.Problem,
            Ai = input.Ai,
            Image = input.Image,
        });
    }

    private static CrossingDecision NoteFace(CrossingState state, CompareFace input)
    {
        if ((WhyNot(state, input.Traveller) ?? CrossingLimits.Problem(input)) is { } refusal)
            return Refuse(refusal);
        if (state.Travellers.GetValueOrDefault(input.Traveller)?.Document is null)
            return Refuse($"Traveller {input.Traveller} has no document yet whose portrait the face could be compared with.");
        return Accept(new FaceCompared
        {
            Crossing = state.Id,
            Number = state.LastEvent + 1,
            Traveller = input.Traveller,
            Same = input.Same,
            QualityProblems = input.QualityProblems,
            Liveness = input.Liveness,
            Ai = input.Ai,
            Image = input.Image,
            Portrait = input.Portrait,
        });
    }

    private static CrossingDecision NoteSearch(CrossingState state, CheckWatchlist input)
    {
        if (CrossingLimits.Problem(input) is { } problem)
            return Refuse(problem);
        if (input.Traveller is { } number)
        {
            if (WhyNot(state, number) is { } refusal)
                return Refuse(refusal);
            if (state.Travellers.GetValueOrDefault(number)?.Document is null)
                return Refuse($"Traveller {number} has no document yet that could be searched for.");
        }
        else if (state.Plate is null)
        {
            return Refuse("No plate has been read yet that could be searched for.");
        }

        return IsKnown(state, input) ? Nothing : Accept([.. SearchEvents(state, input)]);
    }

    private static bool IsKnown(CrossingState state, CheckWatchlist input)
    {
        var traveller = input.Traveller is { } number ? state.Travellers[number] : null;
        var search = input.Traveller is null ? state.VehicleWatchlist : traveller!.Watchlist;
        var hits = input.Traveller is null ? state.VehicleHits : traveller!.Hits;
        return search is not null && search.ListVersion == input.ListVersion && search.ListIssued == input.ListIssued
            && search.Hits == input.Matches.Count
            && hits.Select(h => (h.Entry, h.Score, h.Cleared, h.Looks)).SequenceEqual(Recorded(input).Select(m => (m.Entry, m.Score, m.Cleared, m.Looks)));
    }

    private static IEnumerable<WatchlistMatch> Recorded(CheckWatchlist input) =>
        input.Matches.OrderByDescending(m => m.Score).Take(CrossingLimits.Matches);

    private static IEnumerable<CrossingEvent> SearchEvents(CrossingState state, CheckWatchlist input)
    {
        var number = state.LastEvent + 1;
        yield return new WatchlistChecked
        {
            Crossing = state.Id,
            Number = number,
            Traveller = input.Traveller,
            ListVersion = input.ListVersion,
            ListIssued = input.ListIssued,
            Hits = input.Matches.Count,
        };
        foreach (var match in Recorded(input))
        {
            yield return new LookoutHit
            {
                Crossing = state.Id,
                Number = ++number,
                Traveller = input.Traveller,
                Entry = match.Entry,
                ListVersion = input.ListVersion,
                Score = match.Score,
                Why = match.Why,
                Asks = match.Asks,
                Instruction = match.Instruction,
                EntryDigest = match.EntryDigest,
                Cleared = match.Cleared,
                Looks = match.Looks,
            };
        }
    }

    /// <summary>Why nothing can be noted about a traveller: numbers are from 1, without gaps, and end with a final decision.</summary>
    private static string? WhyNot(CrossingState state, int traveller)
    {
        var limit = CrossingLimits.Travellers(state.LaneKind);
        if (traveller < 1 || traveller > limit)
            return limit == 1
                ? "A crossing on foot has one traveller, number 1."
                : $"Travellers of this lane are numbered 1 to {limit}.";
        if (traveller > state.Travellers.Count + 1)
            return $"Traveller {state.Travellers.Count + 1} comes before traveller {traveller}.";
        return state.Travellers.GetValueOrDefault(traveller) is { IsFinal: true } decided
            ? $"Traveller {traveller} is already {Past(decided.Decided!.Outcome)}; nothing more was recorded."
            : null;
    }
}
