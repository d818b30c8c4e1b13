using Border.Domain.Watchlists.Import;

namespace Border.Cli.Watchlists;

/// <summary>What is to be imported.</summary>
/// <param name="Format">ofac, un, opensanctions, csv or json.</param>
/// <param name="Files">The files.</param>
/// <param name="Out">Where the list goes.</param>
/// <param name="Terms">What every entry is given.</param>
/// <param name="Report">Where the notes go; null for none.</param>
/// <param name="Encoding">Of CSV files: utf-8 or latin1.</param>
public sealed record ImportRequest(string Format, IReadOnlyList<string> Files, string Out, ImportTerms Terms, string? Report, string Encoding = "utf-8");
