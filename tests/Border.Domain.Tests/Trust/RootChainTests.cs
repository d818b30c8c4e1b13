using System.Security.Cryptography;
using System.Text;
using Border.Domain.Trust;
using Border.Testing;

namespace Border.Domain.Tests.Trust;

/// <summary>Root documents: who may sign what, and how trust walks from one to the next.</summary>
public sealed class RootChainTests : IDisposable
{
    private readonly ECDsa _signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly TestRoots _roots = new();

    public void Dispose()
    {
        _signing.Dispose();
        _roots.Dispose();
    }

    [Fact]
    public void Read_AsWritten_GivesEveryDocument()
    {
        var chain = _roots.Next(_roots.First(_signing), [_signing]);

        var (read, problem) = RootChain.Read(chain.ToBytes());

        Assert.Null(problem);
        Assert.Equal(chain.Roots.Select(root => Encoding.UTF8.GetString(root.SignedBytes())), read!.Roots.Select(root => Encoding.UTF8.GetString(root.SignedBytes())));
        Assert.Equal(chain.ToBytes(), read.ToBytes());
    }

    [Fact]
    public void Document_WithAnythingChanged_IsRefused()
    {
        using var thief = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var good = _roots.First(_signing).Current;
        RootDocument[] changed =
        [
            good with { Version = 2 },
            good with { IssuedAt = good.IssuedAt.AddDays(1) },
            good with { ExpiresAt = good.ExpiresAt.AddDays(1) },
            good with { Threshold = 1 },
            good with { RootKeys = [.. good.RootKeys.Take(2)] },
            good with { CatalogueKeys = [TrustedKey.Of(thief)] },
            good with { BundleKeys = [TrustedKey.Of(thief)] },
            good with { BundleKeys = [.. good.BundleKeys, TrustedKey.Of(thief)] },
            good with { Signatures = [good.Signatures[0]] },
            good with { Signatures = [good.Signatures[0], good.Signatures[0]] },
            good with { Signatures = [good.Signatures[0], new RootSignature(good.RootKeys[2].Id, good.Signatures[0].Signature)] },
            good with { Signatures = [good.Signatures[0], new RootSignature("", [])] },
        ];

        Assert.All(changed, root => Assert.NotNull(RootChain.Read(new RootChain([root]).ToBytes()).Problem));
    }

    [Fact]
    public void Document_ThatMakesNoSense_IsRefusedHoweverManySignedIt()
    {
        using var weak = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var good = _roots.First(_signing).Current;
        var key = good.RootKeys[0];
        RootDocument[] senseless =
        [
            good with { Threshold = 0 },
            good with { Threshold = 4 },
            good with { RootKeys = [] },
            good with { RootKeys = [key, key] },
            good with { BundleKeys = [key] },
            good with { BundleKeys = [key with { Id = new string('0', 64) }] },
            good with { BundleKeys = [.. Enumerable.Repeat(good.BundleKeys[0], RootDocument.MaxKeys + 1)] },
            good with { BundleKeys = [Compressed(good.BundleKeys[0])] },
            good with { BundleKeys = [new TrustedKey(Convert.ToHexStringLower(SHA256.HashData(weak.ExportSubjectPublicKeyInfo())), weak.ExportSubjectPublicKeyInfo())] },
        ];

        Assert.All(senseless, root => Assert.NotNull(root.Problem()));
        Assert.Throws<ArgumentException>(() => TrustedKey.Of(weak));
    }

    [Fact]
    public void Extend_WithAVersionLeftOut_SaysWhichIsMissing()
    {
        var first = _roots.First(_signing);
        var third = _roots.Next(_roots.Next(first, [_signing]), [_signing]);

        Assert.Contains("Root 2 is missing", first.Extend(new RootChain([third.Current])).Problem, StringComparison.Ordinal);
        Assert.NotNull(RootChain.Read(new RootChain([first.Current, third.Current]).ToBytes()).Problem);
        Assert.Equal(3, first.Extend(third).Chain!.Current.Version);
    }

    [Fact]
    public void Sign_WithAKeyThatHoldsNoRootRole_Throws() =>
        Assert.Throws<ArgumentException>(() => RootSigner.Sign(_roots.First(_signing), _signing));

    [Fact]
    public void Next_OnAnUnfinishedDocument_SaysHowManySignaturesItHas()
    {
        var unfinished = _roots.Next(_roots.First(_signing), [_signing], _roots.Keys[0]);

        var problem = Assert.Throws<ArgumentException>(() => _roots.Next(unfinished, [_signing])).Message;

        Assert.Contains("signed by 1 of", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"roots\":null}")]
    [InlineData("{\"roots\":[]}")]
    [InlineData("{\"roots\":[null]}")]
    [InlineData("{\"roots\":[{\"version\":1}]}")]
    public void Read_HostileBytes_IsAProblemInWords(string json) => Assert.NotEmpty(RootChain.Read(Encoding.UTF8.GetBytes(json)).Problem!);

    [Fact]
    public void Read_LargerThanItsLimits_IsRefused()
    {
        var chain = _roots.First(_signing);

        Assert.Contains($"{RootChain.MaxBytes}", RootChain.Read(new byte[RootChain.MaxBytes + 1]).Problem, StringComparison.Ordinal);
        Assert.NotNull(RootChain.Read(new RootChain([.. Enumerable.Repeat(chain.Current, RootChain.MaxRoots + 1)]).ToBytes()).Problem);
    }

    [Fact]
    public void Next_BeyondTheLongestChain_DropsTheOldest()
    {
        var chain = _roots.First(_signing);
        for (var i = 0; i < RootChain.MaxRoots; i++)
            chain = _roots.Next(chain, [_signing]);

        Assert.Equal((2, RootChain.MaxRoots), (chain.Roots[0].Version, chain.Roots.Count));
        Assert.Null(RootChain.Read(chain.ToBytes()).Problem);
    }

    /// <summary>The same point written shorter (SEC 1 §2.3.3): the same key under another id.</summary>
    private static TrustedKey Compressed(TrustedKey key)
    {
        var point = key.PublicKey[^64..];
        byte[] header = [0x30, 0x39, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x22, 0x00];
        byte[] bytes = [.. header, (byte)(2 + (point[63] & 1)), .. point[..32]];
        return new TrustedKey(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
    }
}
