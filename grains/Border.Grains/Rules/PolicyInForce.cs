using Border.Domain.Bundles;
using Border.Domain.Recommendations;
using Border.Ledger;

namespace Border.Grains.Rules;

/// <summary>The newest policy that was published, for grains that need what it says; one for each silo, looked for again now and then.</summary>
/// <param name="store">Has every bundle.</param>
/// <param name="time">Tells when to look again.</param>
public sealed class PolicyInForce(CentreStore store, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);

    private volatile Known? _known;

    /// <summary>The policy; null when none was published, or the newest cannot be read.</summary>
    public async Task<CrossingPolicy?> FindAsync()
    {
        if (_known is { } known && time.GetElapsedTime(known.LookedAt) < Fresh)
            return known.Policy;
        var lookedAt = time.GetTimestamp();
        var stored = await store.Bundles.FindLatestAsync(BundleKinds.Policy, CancellationToken.None);
        var policy = stored is null ? null : stored.Version.Version == _known?.Version ? _known.Policy : Read(stored.Content);
        _known = new Known(stored?.Version.Version ?? 0, policy, lookedAt);
        return policy;
    }

    // What nodes would refuse, grains do without: the publisher and the nodes say so.
    private static CrossingPolicy? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            return BundlePayload.ReadPolicy(BundleCodec.Read(content.Span).Payload, out _);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private sealed record Known(long Version, CrossingPolicy? Policy, long LookedAt);
}
