namespace Border.Edge.Bundles;

/// <summary>A bundle that the node uses.</summary>
/// <param name="Kind">One of <see cref="Domain.Bundles.BundleKinds"/>.</param>
/// <param name="Version">Its version.</param>
/// <param name="IssuedAt">When the centre signed it.</param>
/// <param name="ExpiresAt">When it is stale; it stays in use (invariant I8).</param>
public sealed record BundleInUse(string Kind, long Version, DateTimeOffset IssuedAt, DateTimeOffset? ExpiresAt);
