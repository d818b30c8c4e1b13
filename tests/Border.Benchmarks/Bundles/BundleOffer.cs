using System.Security.Cryptography;
using Border.Domain.Bundles;
using Border.Domain.Records;
using Border.Link.Bundles;
using Border.Link.Centre;

namespace Border.Benchmarks.Bundles;

/// <summary>What the centre of the benchmark offers: a whole bundle and the delta to it.</summary>
/// <param name="bundle">The bundle.</param>
/// <param name="whole">It as it is sent.</param>
/// <param name="delta">The delta as it is sent.</param>
/// <param name="baseVersion">The version that the delta changes.</param>
internal sealed class BundleOffer(BundleEnvelope bundle, byte[] whole, byte[] delta, long baseVersion) : IBundleSource
{
    /// <summary>Tells of the whole bundle.</summary>
    public BundleAnnouncement Whole { get; } = new() { Kind = bundle.Kind, Version = bundle.Version, Sha256 = Digest(whole), Bytes = whole.Length };

    /// <summary>What a node makes of it that has the base.</summary>
    public BundleAnnouncement Delta => Whole with { BaseVersion = baseVersion, Sha256 = Digest(delta), Bytes = delta.Length };

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(NodeName node, BundleRequest request, CancellationToken cancellation)
    {
        var bytes = request.BaseVersion is null ? whole : delta;
        return ValueTask.FromResult<ReadOnlyMemory<byte>?>(
            request.Offset >= bytes.Length ? null : bytes.AsMemory((int)request.Offset, (int)Math.Min(request.Length, bytes.Length - request.Offset)));
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
