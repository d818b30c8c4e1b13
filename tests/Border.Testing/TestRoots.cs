using System.Security.Cryptography;
using Border.Domain.Trust;

namespace Border.Testing;

/// <summary>Three root keys, two of which must sign, and the ceremonies of their holders.</summary>
public sealed class TestRoots : IDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddDays(20_000);

    private readonly ECDsa[] _keys = [.. Enumerable.Range(0, 3).Select(_ => ECDsa.Create(ECCurve.NamedCurves.nistP256))];

    /// <summary>The keys' holders.</summary>
    public IReadOnlyList<ECDsa> Keys => _keys;

    /// <summary>Root documents of one version that name a signing key.</summary>
    public static RootChain Of(ECDsa signing)
    {
        using var roots = new TestRoots();
        return roots.First(signing);
    }

    /// <summary>Version 1, complete.</summary>
    public RootChain First(ECDsa signing) => Signed(
        new RootChain([new RootDocument
        {
            Version = 1,
            IssuedAt = Start,
            ExpiresAt = Start.AddYears(100),
            Threshold = 2,
            RootKeys = [.. _keys.Select(TrustedKey.Of)],
            CatalogueKeys = [TrustedKey.Of(signing)],
            BundleKeys = [TrustedKey.Of(signing)],
        }]),
        _keys[0],
        _keys[1]);

    /// <summary>The next version, naming other signing keys, signed by the given root keys (two of this when none are given).</summary>
    public RootChain Next(RootChain chain, IReadOnlyList<ECDsa> signing, params ECDsa[] by) => Signed(
        RootSigner.Next(chain, root => root with { CatalogueKeys = [.. signing.Select(TrustedKey.Of)], BundleKeys = [.. signing.Select(TrustedKey.Of)] }, Start),
        by.Length > 0 ? by : _keys[1..]);

    /// <summary>The chain with signatures of these keys under its last document.</summary>
    public static RootChain Signed(RootChain chain, params ECDsa[] by) => by.Aggregate(chain, RootSigner.Sign);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var key in _keys)
            key.Dispose();
    }
}
