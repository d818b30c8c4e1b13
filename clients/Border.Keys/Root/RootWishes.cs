namespace Border.Keys.Root;

/// <summary>What a new root document should say.</summary>
/// <param name="RootKeys">Files of the root keys' public halves; empty: as before.</param>
/// <param name="SigningKeys">Files of the public keys that may sign; empty: as before.</param>
/// <param name="CatalogueKeys">Files of those for catalogues alone; empty: the signing keys.</param>
/// <param name="Threshold">How many root keys must sign; null: as before.</param>
/// <param name="Days">Days until the next is due.</param>
internal sealed record RootWishes(
    IReadOnlyList<string> RootKeys, IReadOnlyList<string> SigningKeys, IReadOnlyList<string> CatalogueKeys, int? Threshold, int Days);
