using System.Globalization;
using Border.Domain.Crossings;
using Border.Domain.Recommendations;
using Border.Domain.Secondary;
using Border.Officer.Desk;

namespace Border.Officer.Parts;

/// <summary>Every word of the pages of secondary inspection and of second officers that is not a policy's.</summary>
internal static class SecondaryWords
{
    public const string Inspection = "Secondary inspection";
    public const string Nobody = "Nobody is in secondary inspection.";
    public const string Parties = "Parties in secondary inspection";
    public const string NotTaken = "Nobody has it";
    public const string Take = "Take it";
    public const string TakeOver = "Take it over";
    public const string Pictures = "Pictures and checks";
    public const string BackToList = "List";
    public const string Why = "Why the traveller is here";
    public const string NoReason = "The software asked for nothing: the officer at the lane did.";
    public const string LookInto = "Found…";
    public const string Unasked = "Something that no reason asked for";
    public const string WhatIsFound = "What was found?";
    public const string Found = "Found so far";
    public const string Questions = "Questions";
    public const string QuestionsHint = "Key Q. Ctrl Enter records what is filled in; a new answer corrects the one before.";
    public const string NoAnswers = "No question was answered.";
    public const string OwnQuestion = "A question of your own";
    public const string OwnAnswer = "Its answer";
    public const string Record = "Record answers";
    public const string Decide = "Decide";
    public const string NumberOrEsc = "Number, or Esc";
    public const string Note = "Note";
    public const string NoteHint = "(goes with the finding or decision, key N)";
    public const string NothingRecorded = "Nothing was recorded.";
    public const string RestNotRecorded = "This was not recorded:";
    public const string Inspect = "Questions, findings";

    public const string Approvals = "Approvals";
    public const string ApprovalsTitle = "Decisions that wait for a second officer";
    public const string NoApprovals = "Nothing waits.";
    public const string WaitsForSecond = "Waits for a second officer";
    public const string NotDecided = "Nothing is decided yet: the traveller waits.";
    public const string Yours = "Yours: another officer has to approve it";
    public const string Approve = "Approve";
    public const string Return = "Send back";
    public const string Withdraw = "Withdraw";
    public const string WhyReturn = "Send back: why?";
    public const string MayNotApprove = "Another officer, with the right to approve, has to look at it.";

    public static string ApprovalsLink(int waiting) => waiting == 0 ? Approvals : string.Create(CultureInfo.InvariantCulture, $"{Approvals} ({waiting})");

    public static string Waiting(int all, int forYou) => string.Create(
        CultureInfo.InvariantCulture, $"{all} decision{(all == 1 ? " waits" : "s wait")} for a second officer{(forYou == 0 ? "" : all == 1 ? ": you may be it" : $": you may be it for {forYou}")}");

    public static string Of(FindingVerdict? verdict) => verdict switch
    {
        FindingVerdict.Found => "Confirmed",
        FindingVerdict.Refuted => "Refuted",
        FindingVerdict.Nothing => "Nothing found",
        _ => "Open",
    };

    public static Tone ToneOf(FindingVerdict? verdict) => verdict switch
    {
        FindingVerdict.Found => Tone.Bad,
        FindingVerdict.Refuted => Tone.Good,
        FindingVerdict.Nothing => Tone.Calm,
        _ => Tone.Warn,
    };

    public static string TakenBy(Inspection inspection) => inspection.Taken is { } taken ? $"{taken.Officer} has it" : NotTaken;

    public static string Referred(string by, string? reason, TimeSpan? ago) =>
        $"Referred by {by}{(reason is null ? "" : $" ({TextOf(Outcome.Secondary, reason)})")}{(ago is { } wait ? $", {Words.Minutes(wait)} ago" : "")}";

    public static string Proposed(Outcome outcome, string by, string reason) => $"proposed by {by}: {TextOf(outcome, reason)}";

    private static string Because(SecondApproval rule) => rule switch
    {
        SecondApproval.Refuse => "the policy has every refusal approved",
        SecondApproval.Override => "it differs from the recommendation",
        SecondApproval.AdmitAgainstRefuse => "refusal was recommended",
        SecondApproval.AdmitAgainstHold => "holding was recommended",
        SecondApproval.AdmitLookout => "a lookout asks for something",
        _ => rule.ToString(),
    };

    public static string Returned(string by, string reason, string? note) =>
        $"{by} sent the decision back: {DecisionReasons.Return.FirstOrDefault(r => r.Code == reason)?.Text ?? reason}{(note is null ? "" : $". {note}")}";

    public static string Because(IEnumerable<SecondApproval> rules) => $"Why a second officer: {string.Join("; ", rules.Select(Because))}.";

    /// <summary>What whoever proposed does now, depending on who else is here.</summary>
    public static string WhatToDo(SecondOfficers others, bool inSecondary) => others switch
    {
        { SignedIn: { Count: > 0 } here } =>
            $"Signed in at this node: {string.Join(", ", here)}. Ask one of them to open Approvals at any terminal, or to sign in at this one.",
        { Elsewhere: > 0 } =>
            $"Nobody else who may approve is signed in at this node. Call one of the {others.Elsewhere.ToString(CultureInfo.InvariantCulture)} others on this post's staff list to a terminal of this node. If nobody can come: {Meanwhile(inSecondary)}.",
        _ => $"Nobody else on this post's staff list may approve. Call headquarters: they send somebody or change the policy. Until then: {Meanwhile(inSecondary)}.",
    };

    private static string Meanwhile(bool inSecondary) => inSecondary
        ? "the traveller stays in secondary, or you withdraw and decide otherwise"
        : "withdraw, then refer or hold, which needs no second officer and keeps the lane going";

    /// <summary>A reason of a decision in words; its code where this version has none.</summary>
    public static string TextOf(Outcome outcome, string code) => DecisionReasons.For(outcome).FirstOrDefault(r => r.Code == code)?.Text ?? code;
}
