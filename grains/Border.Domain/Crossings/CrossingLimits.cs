using System.Text.RegularExpressions;
using Border.Domain.Documents;
using Border.Domain.Evidence;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Vehicles;
using Border.Domain.Watchlists.Exceptions;

namespace Border.Domain.Crossings;

/// <summary>How much of what a crossing takes; anything beyond is refused in words before it becomes an event.</summary>
public static partial class CrossingLimits
{
    /// <summary>Events after which a crossing takes only decisions: a device that floods must not fill the journal.</summary>
    public const int Readings = 2000;

    /// <summary>Characters of an officer's note.</summary>
    public const int NoteCharacters = 500;

    /// <summary>Answers of one traveller's secondary inspection.</summary>
    public const int Answers = 60;

    /// <summary>Findings of one traveller's secondary inspection.</summary>
    public const int Findings = 30;

    /// <summary>Watchlist matches recorded of one search, best first; the count tells how many there were.</summary>
    public const int Matches = 50;

    internal const string StaffIdRule = "A staff id has 1 to 32 of a-z, 0-9, '.', '_' and '-'.";
    internal static readonly string NoteRule = $"A note has at most {NoteCharacters} characters and no control characters.";
    internal const string ReasonRule = "Choose a reason: a reason code has 1 to 64 of a-z, 0-9, '.' and '-'.";

    // Two full lists, escaped as JSON in the worst script, and everything else of an event still fit into a record.
    private const int TextCharacters = 240;
    private const int ListItems = 20;
    private const int ProblemCharacters = 500;

    /// <summary>How many travellers a party may have: 1 on foot, 9 in a car or truck, 80 in a bus.</summary>
    public static int Travellers(LaneKind kind) => kind switch
    {
        LaneKind.Pedestrian => 1,
        LaneKind.Bus => 80,
        _ => 9,
    };

    /// <summary>True for a staff id: 1 to 32 of a-z, 0-9, '.', '_' and '-'.</summary>
    public static bool IsStaffId(string? text) => text is not null && StaffId().IsMatch(text);

    /// <summary>True for a name of a lane or post that is fit for records.</summary>
    public static bool IsLaneName(string? text) => text is not null && LaneName().IsMatch(text);

    internal static bool IsReasonCode(string? text) => text is not null && ReasonCode().IsMatch(text);

    internal static string? Problem(SeePlate input)
    {
        if (PlateProblem(input.Text, input.Country) is { } problem)
            return problem;
        if (input.Box.Width < 1 || input.Box.Height < 1)
            return "A plate's box is at least one pixel wide and high.";
        return PseudonymProblem(input.Vehicle) ?? Problem(input.Ai) ?? Problem(input.Image);
    }

    internal static string? Problem(SeeDocument input) =>
        DocumentProblem(input.Document, input.MrzLines)
        ?? PseudonymProblem(input.Person) ?? ListProblem(input.Problems) ?? Problem(input.Ai) ?? Problem(input.Image);

    internal static string? Problem(TypePlate input) =>
        PlateProblem(input.Text, input.Country) ?? PseudonymProblem(input.Vehicle) ?? OfficerProblem(input.Officer);

    internal static string? Problem(TypeDocument input) =>
        DocumentProblem(input.Typed.Document, input.Typed.Lines)
        ?? PseudonymProblem(input.Person) ?? ListProblem(input.Typed.Problems) ?? OfficerProblem(input.Officer);

    internal static string? Problem(FailReading input)
    {
        if (input.What is not ("plate" or "document" or "face"))
            return "A reading that failed is of a plate, a document or a face.";
        if (input.Traveller is null != input.What is "plate")
            return "A failed plate reading belongs to the vehicle, the others to a traveller.";
        return IsText(input.Problem, ProblemCharacters) ? Problem(input.Ai) ?? Problem(input.Image) : $"Say what failed in 1 to {ProblemCharacters} characters.";
    }

    internal static string? Problem(CompareFace input) =>
        input.Liveness is { } liveness && !double.IsFinite(liveness)
            ? "The liveness is not a number."
            : !Enum.IsDefined(input.Portrait) ? "A face is compared with the page's or the chip's portrait."
            : ListProblem(input.QualityProblems) ?? Problem(input.Ai) ?? Problem(input.Image);

    internal static string? Problem(CheckChip input) =>
        !Enum.IsDefined(input.Access) || (input.Verdict is { } verdict && !Enum.IsDefined(verdict)) || input.Signer is not (null or { Length: <= 2 })
            || input.Findings.Any(f => !ChipFinding.Codes.Contains(f.Code))
            ? "A chip's verdict, access, signer or finding is not one that this version knows."
            : ListProblem([.. input.Findings.Select(f => f.Text)]) ?? Problem(input.Portrait)
                ?? (IsAscii(input.Signer ?? "", 2) ? null : "A chip's signer has two letters.");

    internal static string? Problem(CountStay input) =>
        !Enum.IsDefined(input.Count.Standing) || input.Count.Gaps < 0 || input.Count.Crossings < 0 || input.Count.Rule?.Problem() is not null
            || input.Count.Rule is null != input.Count.Result is null
            ? "A count of stay has a rule with its result, or neither, and numbers of 0 or more."
            : null;

    internal static string? Problem(ReviewVehicle input) =>
        input.Review is not { Crossings: >= 0, Gaps: >= 0, Missing: null or >= 0, Last: null or { IsPlausible: true }, TooFast: null or { Minutes: >= 0, RoadMinutes: >= 0 } }
            || !(input.Review.TooFast is null || IsLaneName(input.Review.TooFast.Post))
            || !(input.Review.Seen is null || (IsLaneName(input.Review.Seen.Post) && input.Review.Seen.Looks is { IsPlausible: true }))
            ? "A review of a vehicle has numbers of 0 or more and posts by their names."
            : null;

    internal static string? Problem(DescribeVehicle input) => input.Looks switch
    {
        not { IsEmpty: false } => "Note at least one of kind, colour and make.",
        { IsPlausible: false } => $"Choose kind and colour from those there are. {VehicleMake.Rule}",
        _ => OfficerProblem(input.Officer),
    };

    internal static string? Problem(LinkEntry input) =>
        input.Link is { By: { } by } && !Enum.IsDefined(by) ? "A traveller came through a kind of lane that this version does not know." : null;

    internal static string? Problem(CheckWatchlist input)
    {
        if (input.ListVersion < 0)
            return "A watchlist's version is 0 or more.";
        foreach (var match in input.Matches)
        {
            if (!IsText(match.Entry, 64) || !IsText(match.Instruction, ProblemCharacters, empty: true, lines: true))
                return "A watchlist entry's id or instruction is too long or holds control characters.";
            if (!(match.Score is >= 0 and <= 1) || !Enum.IsDefined(match.Asks))
                return "A watchlist match has a score from 0 to 1 and asks for a known outcome.";
            if (ListProblem(match.Why) is { } problem)
                return problem;
            if (match.EntryDigest is not (null or { Length: 64 }) || match.Cleared is { } cleared && !IsText(cleared.Reason, ExceptionBook.MostReason, lines: true))
                return "An entry's digest has 64 characters, and what cleared a hit a reason.";
            if (match.Looks is { IsPlausible: false })
                return "A watchlist entry describes a vehicle as none can be.";
        }

        return null;
    }

    internal static string? Problem(Decide input)
    {
        if (!IsStaffId(input.Officer))
            return StaffIdRule;
        if (!Enum.IsDefined(input.Outcome))
            return "Decide to admit, refer, refuse or hold.";
        if (input.Reason is not null && !IsReasonCode(input.Reason))
            return ReasonRule;
        return input.Note is null || IsText(input.Note, NoteCharacters, empty: true, lines: true)
            ? null
            : NoteRule;
    }

    private static string? PlateProblem(string? text, string? country)
    {
        if (text is not { Length: >= 1 and <= 16 } || !text.All(char.IsLetterOrDigit))
            return "A plate has 1 to 16 letters and digits.";
        return country is null or { Length: >= 1 and <= 3 } && country?.All(char.IsAsciiLetterUpper) != false
            ? null
            : "A plate's country has 1 to 3 capital letters.";
    }

    internal static string? DocumentProblem(TravelDocument d, IReadOnlyList<string>? lines)
    {
        string?[] fields =
            [d.DocumentCode, d.Issuer, d.Surname, d.GivenNames, d.DocumentNumber, d.Nationality, d.BirthDate, d.Sex, d.ExpiryDate, d.Optional];
        if (!fields.All(f => IsAscii(f, 60)) || !Enum.IsDefined(d.Format))
            return "A field of the document is longer than any machine-readable zone, or holds characters that none has.";
        return lines is { Count: <= 8 } && lines.All(l => IsAscii(l, 60))
            ? null
            : "The zone's lines are longer than any machine-readable zone, or hold characters that none has.";
    }

    /// <summary>What people type is theirs: the policy types nothing.</summary>
    private static string? OfficerProblem(string? officer) => IsStaffId(officer) && officer != Crossing.PolicyOfficer ? null : StaffIdRule;

    private static string? Problem(AiOutput? ai)
    {
        if (ai is null)
            return null;
        string?[] names = [ai.ModelId, ai.ModelVersion, ai.ModelDigest, ai.InputDigest];
        if (!names.All(n => IsAscii(n, 500)))
            return "The model's name, version or digests are too long or hold control characters.";
        return double.IsFinite(ai.Score) && double.IsFinite(ai.Threshold) ? ListProblem(ai.Reasons) : "The model's score is not a number.";
    }

    private static string? Problem(EvidenceRef? image) =>
        image is null || (IsAscii(image.Digest, 64) && IsAscii(image.MediaType, 100) && image.Bytes >= 0)
            ? null
            : "The image's digest, type or length is not one.";

    private static string? PseudonymProblem(string? text) =>
        text is not null && Pseudonym().IsMatch(text) ? null : "A pseudonym is t-, v- or u- with 32 hexadecimal digits.";

    private static string? ListProblem(IReadOnlyList<string>? texts) =>
        texts is { Count: <= ListItems } && texts.All(t => IsText(t, TextCharacters, empty: true))
            ? null
            : $"A list of reasons has at most {ListItems} items of {TextCharacters} characters without control characters.";

    private static bool IsAscii(string? text, int limit) => text?.Length <= limit && text.All(c => c is >= ' ' and <= '~');

    /// <summary>Control characters, bidirectional overrides and half characters would let a text look like another on a screen.</summary>
    internal static bool IsText(string? text, int limit, bool empty = false, bool lines = false)
    {
        if (text is null || text.Length > limit || (text.Length == 0 && !empty))
            return false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is 0xFFFD or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
                return false;
            if (System.Text.Rune.IsControl(rune) && !(lines && rune.Value is '\n' or '\r'))
                return false;
        }

        return true;
    }

    [GeneratedRegex(@"\A[a-z0-9._-]{1,32}\z")]
    private static partial Regex StaffId();

    [GeneratedRegex(@"\A[a-z0-9-]{1,32}\z")]
    private static partial Regex LaneName();

    [GeneratedRegex(@"\A[a-z0-9.-]{1,64}\z")]
    private static partial Regex ReasonCode();

    [GeneratedRegex(@"\A[tvu]-[0-9a-f]{32}\z")]
    private static partial Regex Pseudonym();
}
