namespace Border.Domain.Recommendations.Facts;

/// <summary>Every fact there is, in one table: what rules may ask for and how it is derived.</summary>
public static class FactTable
{
    /// <summary>By subject, as a policy's author would look for them.</summary>
    public static IReadOnlyList<Fact> All { get; } =
    [
        .. DocumentFacts.All, .. ChipFacts.All, .. FaceFacts.All, .. WatchlistFacts.All, .. StayFacts.All, .. VehicleFacts.All, .. VehicleHistoryFacts.All,
        .. VehicleMatchFacts.All, .. LaneFacts.All, .. PolicyFacts.All,
    ];

    private static readonly Dictionary<string, Fact> ByName = All.ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>The fact of that name; null when there is none.</summary>
    public static Fact? Find(string name) => ByName.GetValueOrDefault(name);
}
