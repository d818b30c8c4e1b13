using Border.Domain.Crossings;
using Border.Domain.Documents.Mrz;

namespace Border.Domain.Recommendations;

/// <summary>The checks of one recommendation, each adding what it found and what it had to do without.</summary>
internal sealed class Checks(CrossingPolicy policy, DateOnly today)
{
    private readonly List<Reason> _found = [];
    private readonly List<string> _missing = [];

    public IReadOnlyList<Reason> Found => _found;

    public IReadOnlyList<string> Missing => _missing;

    public void Add(string code, string text) => _found.Add(new Reason(code, text, policy.Asks(code)));

    public void Document(TravellerState traveller)
    {
        if (traveller.Document is not { } read)
        {
            _missing.Add("document");
            Add(Finding.DocumentMissing, traveller.Failure is { What: "document" } failure
                ? $"No document has been read: {failure.Problem}"
                : "No document has been read.");
            return;
        }

        if (!read.Valid)
            Add(Finding.DocumentInvalid, read.Problems.Count == 0
                ? "The document's machine-readable zone is not valid."
                : $"The document's machine-readable zone is not valid: {read.Problems[0]}");
        if (read.TypedBy is not null)
            Add(Finding.DocumentTyped, "The document was typed by an officer, not read by a machine.");
        Expiry(MrzDate.Expiry(read.Document.ExpiryDate, today));
    }

    public void Face(TravellerState traveller, bool hasCamera)
    {
        if (traveller.Face is not { } face)
        {
            if (policy.Face != FaceRule.Always && !(policy.Face == FaceRule.WhereCamera && hasCamera))
                return;
            _missing.Add("face");
            Add(Finding.FaceMissing, traveller.Failure is { What: "face" } failure
                ? $"The face has not been compared: {failure.Problem}"
                : "The face has not been compared with the document's portrait.");
        }
        else if (!face.Same)
        {
            Add(Finding.FaceDifferent, "The face does not match the document's portrait.");
        }
        else if (face.QualityProblems.Count > 0)
        {
            Add(Finding.FaceQuality, $"The face matches, but the image is poor: {face.QualityProblems[0]}");
        }
    }

    public void Watchlist(TravellerState traveller)
    {
        if (traveller.Watchlist is not { ListVersion: > 0 } search)
        {
            _missing.Add("watchlist");
            Add(Finding.WatchlistMissing, traveller.Watchlist is null
                ? "The watchlist has not been searched for the traveller."
                : "This node has no watchlist yet.");
        }
        else if (search.ListIssued is { } issued && Age(issued) is var age && age > policy.WatchlistMaxAgeDays)
        {
            Add(Finding.WatchlistOld, $"The watchlist is {Days(age)} old.");
        }
    }

    public void Plate(CrossingState state)
    {
        if (state.Plate is null)
        {
            _missing.Add("plate");
            Add(Finding.PlateMissing, state.PlateFailure is { } failure ? $"No plate has been read: {failure.Problem}" : "No plate has been read.");
        }
        if (state.Plate?.TypedBy is not null)
            Add(Finding.PlateTyped, "The plate was typed by an officer, not read by a camera.");
        if (state.Plate is not null && state.VehicleWatchlist is not { ListVersion: > 0 })
        {
            _missing.Add("plate.watchlist");
            Add(Finding.PlateUnsearched, "The watchlist has not been searched for the plate.");
        }
    }

    private void Expiry(DateOnly? expiry)
    {
        if (expiry is not { } date)
        {
            _missing.Add("document.expiry");
            Add(Finding.DocumentExpiryUnknown, "The document shows no date of expiry that can be read.");
            return;
        }

        var left = date.DayNumber - today.DayNumber;
        if (left < 0)
            Add(Finding.DocumentExpired, $"The document expired {Days(-left)} ago.");
        else if (left < policy.MinimumValidityDays)
            Add(Finding.DocumentExpiring, left == 0
                ? $"The document expires today; {Days(policy.MinimumValidityDays)} are asked for."
                : $"The document expires in {Days(left)}; {Days(policy.MinimumValidityDays)} are asked for.");
    }

    private int Age(DateTimeOffset issued) => today.DayNumber - DateOnly.FromDateTime(issued.UtcDateTime).DayNumber;

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
