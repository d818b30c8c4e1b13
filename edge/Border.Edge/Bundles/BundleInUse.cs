namespace Border.Edge.Bundles;

/// <summary>A bundle that the node uses.</summary>
/// <param name="Kind">One of <see cref="Domain.Bundles.BundleKinds"/>, or <c>root</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="IssuedAt">When the centre signed it.</param>
/// <param name="ExpiresAt">When it is stale; it stays in use (invariant I8).</param>
/// <param name="IsWithdrawn">The key that signed it was withdrawn since; it stays in use until the centre has signed another.</param>
public sealed record BundleInUse(string Kind, long Version, DateTimeOffset IssuedAt, DateTimeOffset? ExpiresAt, bool IsWithdrawn = false);
