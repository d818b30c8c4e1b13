namespace Border.Domain.Documents.Typing;

/// <summary>A document as an officer typed it, after <see cref="TypedZone"/> or <see cref="TypedFields"/> found it complete.</summary>
/// <param name="Document">What it says.</param>
/// <param name="Lines">The zone's lines; empty when the fields were typed.</param>
/// <param name="Valid">False when the zone is printed with a wrong check digit or field.</param>
/// <param name="Problems">What is wrong with the zone as printed, in words; empty when valid.</param>
public sealed record TypedDocument(TravelDocument Document, IReadOnlyList<string> Lines, bool Valid, IReadOnlyList<string> Problems);
