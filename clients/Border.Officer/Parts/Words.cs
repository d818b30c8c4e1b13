using System.Globalization;
using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Recommendations;

namespace Border.Officer.Parts;

/// <summary>How the terminal says things.</summary>
internal static class Words
{
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Admit => "Admit",
        Outcome.Secondary => "Secondary",
        Outcome.Hold => "Hold",
        Outcome.Refuse => "Refuse",
        _ => outcome.ToString(),
    };

    /// <summary>What would be recommended without the reasons from the top of the list.</summary>
    public static string Of(Change change) =>
        $"{(change.Without.Count == 1 ? "Without the first reason" : $"Without the first {change.Without.Count} reasons")}: {Of(change.Outcome).ToLowerInvariant()}.";

    /// <summary>The weightiest recommendation among those who wait for a decision; null when there is none yet.</summary>
    public static Outcome? Waiting(CrossingState state) => state.Travellers.Values
        .Where(t => !t.IsFinal && t.Recommended is not null)
        .Select(t => (Outcome?)t.Recommended!.Recommendation.Outcome)
        .MaxBy(outcome => outcome switch { Outcome.Refuse => 3, Outcome.Secondary => 2, Outcome.Hold => 1, _ => 0 });

    /// <summary>Whom the officer has to decide about next: the first who waits for the lane, or else for secondary.</summary>
    public static int Next(CrossingState state) =>
        (state.Travellers.Values.FirstOrDefault(t => t.Decided is null && t.Waiting is null)
            ?? state.Travellers.Values.FirstOrDefault(t => t.Decided is null)
            ?? state.Travellers.Values.FirstOrDefault(t => t.Decided is { Outcome: Outcome.Hold })
            ?? state.Travellers.Values.FirstOrDefault(t => !t.IsFinal))?.Number ?? 1;

    /// <summary>Who a traveller is, as read.</summary>
    public static string Who(TravellerState traveller) =>
        traveller.Document?.Document is { } d ? $"{d.Surname}, {d.GivenNames}" : "Unidentified";

    /// <summary>How long something took: milliseconds, from ten seconds on seconds.</summary>
    public static string Span(double milliseconds) => milliseconds < 10_000
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0} s");

    /// <summary>How long somebody waits: whole minutes from a minute on.</summary>
    public static string Minutes(TimeSpan wait) => wait < TimeSpan.FromMinutes(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, wait.TotalSeconds):0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{wait.TotalMinutes:0} min");

    public static string Percent(double score) => Math.Max(0, score).ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>A printed YYMMDD as a date to read; as printed where it is none. Years after <paramref name="latest"/> are of the century before.</summary>
    public static string Date(string printed, int latest)
    {
        if (!DateOnly.TryParseExact("20" + printed, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return printed.Replace('<', '?');
        if (date.Year > latest)
            date = date.AddYears(-100);
        return date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
    }

    public static string Of(MrzFormat format) => format switch { MrzFormat.MRVA => "MRV-A", MrzFormat.MRVB => "MRV-B", _ => format.ToString() };
}
