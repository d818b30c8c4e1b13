namespace Border.Domain.Documents.Mrz;

/// <summary>What a machine-readable zone says and what is wrong with it.</summary>
/// <param name="Format">Its layout; null when the lines have the shape of none.</param>
/// <param name="Document">Its fields, also where a check digit is wrong; null when the fields cannot be told apart.</param>
/// <param name="Valid">True when every check digit and field holds.</param>
/// <param name="Problems">What is wrong, in words that name the field and never quote it; empty when valid.</param>
public sealed record MrzResult(MrzFormat? Format, TravelDocument? Document, bool Valid, IReadOnlyList<string> Problems);
