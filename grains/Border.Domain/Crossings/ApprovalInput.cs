namespace Border.Domain.Crossings;

/// <summary>What somebody does with a decision that waits for a second officer.</summary>
/// <param name="Traveller">The traveller, from 1.</param>
/// <param name="Proposal">The number of the proposal that they saw.</param>
/// <param name="Officer">Staff id.</param>
public abstract record ApprovalInput(int Traveller, int Proposal, string Officer) : CrossingInput;

/// <summary>A second officer approves: the traveller is decided.</summary>
/// <param name="Traveller">The traveller, from 1.</param>
/// <param name="Proposal">The number of the proposal.</param>
/// <param name="Officer">Staff id; another than who proposed it.</param>
public sealed record ApproveDecision(int Traveller, int Proposal, string Officer) : ApprovalInput(Traveller, Proposal, Officer);

/// <summary>A second officer does not approve.</summary>
/// <param name="Traveller">The traveller, from 1.</param>
/// <param name="Proposal">The number of the proposal.</param>
/// <param name="Reason">Reason code.</param>
/// <param name="Note">Own words, at most <see cref="CrossingLimits.NoteCharacters"/> characters; null for none.</param>
/// <param name="Officer">Staff id; another than who proposed it.</param>
public sealed record ReturnDecision(int Traveller, int Proposal, string Reason, string? Note, string Officer) : ApprovalInput(Traveller, Proposal, Officer);

/// <summary>Who proposed it takes it back.</summary>
/// <param name="Traveller">The traveller, from 1.</param>
/// <param name="Proposal">The number of the proposal.</param>
/// <param name="Officer">Staff id of who proposed it.</param>
public sealed record WithdrawDecision(int Traveller, int Proposal, string Officer) : ApprovalInput(Traveller, Proposal, Officer);
