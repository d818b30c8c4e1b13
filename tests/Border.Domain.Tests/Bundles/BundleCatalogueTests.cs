using System.Security.Cryptography;
using System.Text;
using Border.Domain.Bundles;
using Border.Domain.Trust;

namespace Border.Domain.Tests.Bundles;

public sealed class BundleCatalogueTests : IDisposable
{
    private readonly ECDsa _centre = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _centre.Dispose();

    [Fact]
    public void Read_AsSigned_GivesEveryEntry()
    {
        var (catalogue, _, problem) = BundleCatalogue.Read(Signed().ToBytes(), BundleKeys.Of(_centre));

        Assert.Null(problem);
        Assert.Equal(7, catalogue!.Version);
        Assert.Equal(new CatalogueEntry("watchlist", 12, new string('a', 64), 3000), catalogue.Find("watchlist"));
        Assert.Null(catalogue.Find("kiosk"));
        Assert.Equal(30, catalogue.FindDelta("watchlist", 11)!.Bytes);
        Assert.Null(catalogue.FindDelta("watchlist", 10)); // it gives an older version
        Assert.Null(catalogue.FindDelta("policy", 2));
    }

    [Fact]
    public void Read_WithAnyFieldChanged_IsRefused()
    {
        var good = Signed();
        BundleCatalogue[] changed =
        [
            good with { Version = 8 },
            good with { IssuedAt = good.IssuedAt.AddDays(1) },
            good with { ExpiresAt = good.ExpiresAt.AddDays(365) },
            good with { Bundles = [good.Bundles[0]] },
            good with { Bundles = [good.Bundles[0], good.Bundles[1] with { Version = 13 }] },
            good with { Bundles = [good.Bundles[0], good.Bundles[1] with { Sha256 = new string('b', 64) }] },
            good with { Bundles = [good.Bundles[0], good.Bundles[1] with { Bytes = 3001 }] },
            good with { Bundles = [good.Bundles[0], good.Bundles[1] with { Kind = "policy" }] },
            good with { Deltas = null },
            good with { Deltas = [good.Deltas![0] with { BaseVersion = 10 }] },
            good with { Deltas = [good.Deltas![0] with { Sha256 = new string('c', 64) }] },
            good with { Deltas = [good.Deltas![0] with { Bytes = 31 }] },
            good with { Signature = null },
            good with { Signature = new byte[5] },
        ];

        Assert.All(changed, c => Assert.NotNull(BundleCatalogue.Read(c.ToBytes(), BundleKeys.Of(_centre)).Problem));
    }

    [Fact]
    public void Read_OfAnotherKey_IsRefused()
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Contains("another key", BundleCatalogue.Read(Signed().ToBytes(), BundleKeys.Of(stranger)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WhatIsSignedAndMakesNoSense_IsRefused()
    {
        var entry = Signed().Bundles[0];
        IReadOnlyList<CatalogueEntry>[] senseless = [[entry, entry], [entry with { Version = 0 }], [entry with { Sha256 = "" }], [entry with { Bytes = 0 }]];

        Assert.All(senseless, list => Assert.NotNull(BundleCatalogue.Read(Sign(Signed() with { Bundles = list }).ToBytes(), BundleKeys.Of(_centre)).Problem));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":1,\"issuedAt\":\"2026-01-01T00:00:00Z\",\"expiresAt\":\"2026-01-01T00:00:00Z\",\"bundles\":null}")]
    [InlineData("{\"version\":1,\"issuedAt\":\"2026-01-01T00:00:00Z\",\"expiresAt\":\"2026-01-01T00:00:00Z\",\"bundles\":[null]}")]
    public void Read_HostileBytes_IsAProblemInWords(string json) =>
        Assert.NotEmpty(BundleCatalogue.Read(Encoding.UTF8.GetBytes(json), BundleKeys.Of(_centre)).Problem!);

    [Fact]
    public void Read_LargerThanItsLimit_IsRefusedUnread()
    {
        var problem = BundleCatalogue.Read(new byte[BundleCatalogue.MaxBytes + 1], BundleKeys.Of(_centre)).Problem;

        Assert.Contains($"{BundleCatalogue.MaxBytes}", problem, StringComparison.Ordinal);
    }

    private BundleCatalogue Sign(BundleCatalogue catalogue) => catalogue with { Signature = _centre.SignData(catalogue.SignedBytes(), HashAlgorithmName.SHA256) };

    private BundleCatalogue Signed() => Sign(new BundleCatalogue
    {
        Version = 7,
        IssuedAt = DateTimeOffset.UnixEpoch.AddDays(20_000),
        ExpiresAt = DateTimeOffset.UnixEpoch.AddDays(20_001),
        Bundles = [new CatalogueEntry("policy", 3, new string('0', 64), 900), new CatalogueEntry("watchlist", 12, new string('a', 64), 3000)],
        Deltas = [new CatalogueDelta("watchlist", 11, 12, new string('b', 64), 30), new CatalogueDelta("watchlist", 10, 11, new string('c', 64), 30)],
    });
}
