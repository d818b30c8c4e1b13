using Border.Domain.Bundles;
using Border.Domain.Recommendations;
using Border.Domain.Trust;
using Border.Domain.Watchlists;
using Border.Silo.People;

namespace Border.Silo.Bundles;

/// <summary>Keeps what nodes cannot work without published: the staff as they are, and from the first start a policy and a watchlist.</summary>
/// <param name="publisher">Signs and announces.</param>
/// <param name="register">The staff.</param>
/// <param name="root">Which keys nodes believe.</param>
public sealed class StandingBundles(BundlePublisher publisher, StaffRegister register, RootChain root)
{
    /// <summary>
    /// Publishes what is missing: the default policy, an empty watchlist, and the staff list where the last one published is not the staff
    /// as they are (a silo may have stopped between saving a change and publishing it). From now on every change is published. Before all of it
    /// come the root documents, and after a change of keys everything again under the new one.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        register.Changed += PublishStaffAsync;
        await publisher.PublishRootAsync(root, cancellation);
        await publisher.SignAgainAsync(cancellation);
        await PublishFirstAsync(BundleKinds.Policy, version => BundlePayload.Write(CrossingPolicy.Default with { Version = version }), cancellation);
        await PublishFirstAsync(BundleKinds.Watchlist, _ => BundlePayload.Write(new Watchlist([])), cancellation);
        var published = await publisher.FindLatestAsync(BundleKinds.Staff, cancellation);
        var staff = await StaffPayloadAsync(0, cancellation);
        if (published is null || !published.Payload.AsSpan().SequenceEqual(staff))
            await PublishStaffAsync(cancellation);
    }

    private Task PublishStaffAsync(CancellationToken cancellation) =>
        publisher.PublishAsync(BundleKinds.Staff, StaffPayloadAsync, cancellation);

    /// <summary>Reads the staff anew for every version, so that a later version never holds older staff.</summary>
    private async Task<byte[]> StaffPayloadAsync(long version, CancellationToken cancellation) =>
        BundlePayload.Write((await register.ReadLatestAsync(cancellation)).ToList());

    private async Task PublishFirstAsync(string kind, Func<long, byte[]> payload, CancellationToken cancellation)
    {
        if (await publisher.FindLatestAsync(kind, cancellation) is null)
            await publisher.PublishAsync(kind, (version, _) => Task.FromResult(payload(version)), cancellation);
    }
}
