using System.Globalization;
using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Recommendations;
using Border.Officer.Desk;
using Border.Officer.Texts;

namespace Border.Officer.Parts;

/// <summary>How the terminal says things.</summary>
internal static class Words
{
    public static string Of(this OfficerTexts texts, Outcome outcome) => texts[$"outcome.{outcome}"];

    /// <summary>An outcome within a sentence.</summary>
    public static string Small(this OfficerTexts texts, Outcome outcome) => texts.Language.Small(texts.Of(outcome));

    /// <summary>What would be recommended without the reasons from the top of the list.</summary>
    public static string Of(this OfficerTexts texts, Change change) => texts["change", change.Without.Count, texts.Small(change.Outcome)];

    /// <summary>What a device is for and how it is.</summary>
    public static string Of(this OfficerTexts texts, DeviceScreen device) => $"{texts[$"role.{device.Role}"]}: {texts[$"device.{device.State}"]}";

    /// <summary>What a recommendation had to do without: a policy may name things that the pages have no word for.</summary>
    public static string Missing(this OfficerTexts texts, string code) =>
        texts.Language.Has($"missing.{code}") ? texts[$"missing.{code}"] : code.Replace('.', ' ');

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
    public static string Who(this OfficerTexts texts, TravellerState traveller) =>
        traveller.Document?.Document is { } d ? $"{d.Surname}, {d.GivenNames}" : texts["unidentified"];

    /// <summary>A printed YYMMDD as a date to read; as printed where it is none. Years after <paramref name="latest"/> are of the century before.</summary>
    public static string Printed(this OfficerTexts texts, string printed, int latest)
    {
        if (!DateOnly.TryParseExact("20" + printed, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return printed.Replace('<', '?');
        if (date.Year > latest)
            date = date.AddYears(-100);
        return texts.Language.Day(date);
    }

    public static string Of(MrzFormat format) => format switch { MrzFormat.MRVA => "MRV-A", MrzFormat.MRVB => "MRV-B", _ => format.ToString() };
}
