namespace Border.Domain.Documents.Plausibility;

/// <summary>Something about a document that an officer should look at. Check digits may all hold.</summary>
/// <param name="Code">Stable, dotted, for example <c>document.expired</c>.</param>
/// <param name="Text">A plain English sentence. It names states and time spans, so it belongs in sealed records only, and never the holder.</param>
public sealed record DocumentFinding(string Code, string Text);

/// <summary>Dates that the zone does not show or shows with two digits of the year only: from the visual zone or the chip's DG11 and DG12.</summary>
/// <param name="Issued">Date of issue.</param>
/// <param name="Birth">Whole date of birth.</param>
public sealed record PrintedDates(DateOnly? Issued = null, DateOnly? Birth = null);
