namespace Border.Domain.Crossings;

/// <summary>Something that an officer does in a traveller's secondary inspection.</summary>
/// <param name="Traveller">The traveller, from 1.</param>
/// <param name="Officer">Staff id.</param>
public abstract record InspectionInput(int Traveller, string Officer) : CrossingInput;

/// <summary>An officer takes the inspection, also over from another.</summary>
/// <param name="Traveller">The traveller, from 1.</param>
/// <param name="Officer">Staff id.</param>
public sealed record TakeInspection(int Traveller, string Officer) : InspectionInput(Traveller, Officer);

/// <summary>A question was answered.</summary>
/// <param name="Traveller">The traveller, from 1.</param>
/// <param name="Question">The question's code in the policy; null for one of the officer's own.</param>
/// <param name="Asked">The officer's own question; ignored where there is a code.</param>
/// <param name="Answer">1 to <see cref="CrossingLimits.NoteCharacters"/> characters.</param>
/// <param name="Officer">Staff id.</param>
public sealed record AnswerQuestion(int Traveller, string? Question, string? Asked, string Answer, string Officer) : InspectionInput(Traveller, Officer);

/// <summary>Something was found, or found not to be so.</summary>
/// <param name="Traveller">The traveller, from 1.</param>
/// <param name="Finding">The finding's code in the policy.</param>
/// <param name="Reason">The code of the reason that was looked into; null for what no reason asked for.</param>
/// <param name="Note">Own words, at most <see cref="CrossingLimits.NoteCharacters"/> characters; null for none.</param>
/// <param name="Officer">Staff id.</param>
public sealed record NoteFinding(int Traveller, string Finding, string? Reason, string? Note, string Officer) : InspectionInput(Traveller, Officer);
