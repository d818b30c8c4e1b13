using Border.Domain.Crossings;
using Border.Domain.Recommendations;
using Border.Domain.Secondary;
using Border.Officer.Desk;
using Border.Officer.Texts;

namespace Border.Officer.Parts;

/// <summary>The sentences of secondary inspection and of second officers that are put together from what is recorded.</summary>
internal static class SecondaryWords
{
    public static string ApprovalsLink(OfficerTexts texts, int waiting) => waiting == 0 ? texts["second.approvals"] : texts["second.approvals.count", waiting];

    public static string Waiting(OfficerTexts texts, int all, int forYou) => forYou == 0 ? texts["second.count", all] : texts["second.count.you", all, forYou];

    public static string Of(OfficerTexts texts, FindingVerdict? verdict) => texts[$"verdict.{(verdict is { } known ? known : "Open")}"];

    public static Tone ToneOf(FindingVerdict? verdict) => verdict switch
    {
        FindingVerdict.Found => Tone.Bad,
        FindingVerdict.Refuted => Tone.Good,
        FindingVerdict.Nothing => Tone.Calm,
        _ => Tone.Warn,
    };

    public static string TakenBy(OfficerTexts texts, Inspection inspection) =>
        inspection.Taken is { } taken ? texts["inspect.has", taken.Officer] : texts["inspect.nobody.has"];

    public static string Referred(OfficerTexts texts, string by, string? reason, TimeSpan? ago) =>
        $"{texts["inspect.referred", by]}{(reason is null ? "" : $" ({TextOf(texts, Outcome.Secondary, reason)})")}{(ago is { } wait ? $", {texts["inspect.ago", texts.Wait(wait)]}" : "")}";

    public static string Proposed(OfficerTexts texts, Outcome outcome, string by, string reason) => texts["second.proposed", by, TextOf(texts, outcome, reason)];

    public static string Returned(OfficerTexts texts, string by, string reason, string? note) =>
        $"{texts["second.returned", by, DecisionReasons.Return.FirstOrDefault(r => r.Code == reason) is { } known ? texts[known.Key] : reason]}{(note is null ? "" : $". {note}")}";

    public static string Because(OfficerTexts texts, IEnumerable<SecondApproval> rules) =>
        texts["second.because", string.Join("; ", rules.Select(rule => texts[$"approval.{rule}"]))];

    /// <summary>What whoever proposed does now, depending on who else is here.</summary>
    public static string WhatToDo(OfficerTexts texts, SecondOfficers others, bool inSecondary)
    {
        var meanwhile = texts[inSecondary ? "second.meanwhile.secondary" : "second.meanwhile.lane"];
        return others switch
        {
            { SignedIn: { Count: > 0 } here } => texts["second.here", string.Join(", ", here)],
            { Elsewhere: > 0 } => texts["second.elsewhere", others.Elsewhere, meanwhile],
            _ => texts["second.nobody", meanwhile],
        };
    }

    /// <summary>A reason of a decision in words; its code where this version has none.</summary>
    public static string TextOf(OfficerTexts texts, Outcome outcome, string code) =>
        DecisionReasons.For(outcome).FirstOrDefault(r => r.Code == code) is { } reason ? texts[reason.Key] : code;
}
