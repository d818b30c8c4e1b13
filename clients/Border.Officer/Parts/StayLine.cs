using System.Globalization;
using Border.Domain.Events;
using Border.Domain.Stays;
using Border.Officer.Desk;
using Border.Officer.Texts;

namespace Border.Officer.Parts;

/// <summary>A count of stay as a line of the terminal: days used and left, the last legal day, and what it rests on.</summary>
internal static class StayLine
{
    public static CheckLine Of(OfficerTexts texts, StayCounted stay)
    {
        var tone = stay.Count switch
        {
            { Result.Overstay: > 0 } => Tone.Bad,
            { Gaps: > 0 } => Tone.Warn,
            { Rule: null } => Tone.Calm,
            _ => stay.CentreToldAt is null ? Tone.Calm : Tone.Good,
        };
        return new CheckLine(texts["stay"], Short(texts, stay.Count), tone, string.Join(' ', Sentences(texts, stay)));
    }

    private static string Short(OfficerTexts texts, StayCount count) => count switch
    {
        { Standing: StayStanding.Free } => texts["stay.free"],
        { Standing: StayStanding.Exempt } => texts["stay.exempt"],
        { Result: { Overstay: > 0 } over } => texts["stay.over", over.Overstay],
        { Result: { } result } => texts["stay.used", result.Used, count.Rule!.Days],
        _ => texts["stay.not.counted"],
    };

    private static IEnumerable<string> Sentences(OfficerTexts texts, StayCounted stay)
    {
        if (stay.Count is not { Rule: { } rule, Result: { } result })
            yield break;
        yield return texts["stay.left", result.Used, rule.Days, rule.Window, result.Left];
        yield return result.LastLegalDay switch
        {
            null => texts["stay.not.today"],
            { } last when last == DateOnly.MaxValue => texts["stay.endless"],
            { } last => texts["stay.last", last],
        };
        if (result.Overstay > 0)
            yield return texts["stay.overstay", result.Overstay];
        if (stay.Count.Gaps > 0)
            yield return texts["stay.gaps", stay.Count.Gaps];
        yield return stay.CentreToldAt is { } told
            ? texts["stay.rests.all", stay.Count.Crossings, DateOnly.FromDateTime(told.UtcDateTime), told.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)]
            : texts["stay.rests.here", stay.Count.Crossings];
    }
}
