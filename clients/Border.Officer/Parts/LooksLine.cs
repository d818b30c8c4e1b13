using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Vehicles;
using Border.Domain.Watchlists;
using Border.Officer.Desk;
using Border.Officer.Texts;

namespace Border.Officer.Parts;

/// <summary>The vehicle in the lane, as noted, beside what its plate is known with: a line of the terminal, sentences, and rows of a table.</summary>
internal static class LooksLine
{
    /// <summary>The check; null while there is nothing to compare and nothing was noted.</summary>
    public static CheckLine? Of(OfficerTexts texts, CrossingState state)
    {
        if (VehicleMatch.Of(state) is not { } match)
            return Known(state).FirstOrDefault() is { } known ? new CheckLine(texts["check.looks"], texts["looks.none"], Tone.Calm, texts["check.looks.press", Words(texts, known)]) : null;
        return match.Differs switch
        {
            true => new CheckLine(
                texts["check.looks"], texts["check.looks.mismatch"], Tone.Bad, Differ(texts, Known(state).Select(k => VehicleLooks.Of(match.Noted, k)))),
            false => new CheckLine(texts["check.looks"], texts["check.looks.match"], Tone.Good, Words(texts, match.Noted)),
            null => new CheckLine(texts["check.looks"], texts["looks.noted"], Tone.Calm, texts["check.looks.alone"]),
        };
    }

    /// <summary>What was noted and what was noted before.</summary>
    public static IEnumerable<string> Sentences(OfficerTexts texts, CrossingState state)
    {
        if (state.Looks is { } noted)
            yield return texts["looks.said.noted", Words(texts, noted.Looks)];
        if (state.Vehicle?.Review.Seen is { } seen)
            yield return texts["looks.said.before", Words(texts, seen.Looks), seen.Post, seen.Day];
    }

    /// <summary>What a hit's entry says of the vehicle, and in which parts what was noted is something else.</summary>
    public static IEnumerable<string> Sentences(OfficerTexts texts, CrossingState state, LookoutHit hit)
    {
        if (hit.Looks is not { IsEmpty: false } listed)
            yield break;
        yield return texts["looks.said.list", Words(texts, listed)];
        if (VehicleMatch.Of(state) is { } match && match.With(hit) is { Differ: true } looks)
            yield return Differ(texts, [looks]);
    }

    /// <summary>What differs first: from an entry with this very plate, else from the earlier visits. Null when nothing does.</summary>
    public static (VehicleDescription Noted, VehicleDescription Known, string Source)? Differing(OfficerTexts texts, CrossingState state)
    {
        if (VehicleMatch.Of(state) is not { } match)
            return null;
        if (match.Hits.FirstOrDefault(h => h.Score >= 1 && match.With(h).Differ) is { } hit)
            return (match.Noted, hit.Looks!, texts["looks.list", hit.Entry]);
        return match.WithSeen is { Differ: true } ? (match.Noted, match.Seen!.Looks, texts["looks.before", match.Seen.Post, match.Seen.Day]) : null;
    }

    /// <summary>Kind, colour and make side by side.</summary>
    public static IEnumerable<ComparedRow> Rows(OfficerTexts texts, VehicleDescription noted, VehicleDescription known)
    {
        var looks = VehicleLooks.Of(noted, known);
        yield return new ComparedRow(texts["looks.kind"], Of(texts, noted.Category), Of(texts, known.Category), looks.Category, AreWords: true);
        yield return new ComparedRow(texts["looks.colour"], Of(texts, noted.Colour), Of(texts, known.Colour), looks.Colour, AreWords: true);
        yield return new ComparedRow(texts["looks.make"], noted.Make ?? "", known.Make ?? "", looks.Make, AreWords: true);
    }

    /// <summary>Which parts differ from any of these; what each says stands beside it.</summary>
    private static string Differ(OfficerTexts texts, IEnumerable<VehicleLooks> looks)
    {
        var all = looks.ToArray();
        (string Part, Func<VehicleLooks, FieldAgreement> Of)[] parts = [(texts["looks.kind"], l => l.Category), (texts["looks.colour"], l => l.Colour), (texts["looks.make"], l => l.Make)];
        var differing = parts.Where(p => all.Any(l => p.Of(l) == FieldAgreement.Other)).Select(p => texts.Language.Small(p.Part));
        return texts["looks.differ", string.Join(texts["looks.comma"], differing)];
    }

    private static IEnumerable<VehicleDescription> Known(CrossingState state) =>
        state.VehicleHits.Where(h => h.Score >= 1).Select(h => h.Looks).Append(state.Vehicle?.Review.Seen?.Looks).OfType<VehicleDescription>().Where(l => !l.IsEmpty);

    private static string Words(OfficerTexts texts, VehicleDescription looks) =>
        string.Join(texts["looks.comma"], new[] { Of(texts, looks.Category), Of(texts, looks.Colour), looks.Make ?? "" }.Where(w => w.Length > 0));

    private static string Of(OfficerTexts texts, VehicleCategory? category) => category is { } known ? texts[$"category.{known}"] : "";

    private static string Of(OfficerTexts texts, VehicleColour? colour) => colour is { } known ? texts.Language.Small(texts[$"colour.{known}"]) : "";
}
