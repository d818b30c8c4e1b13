using System.Security.Cryptography;
using Border.Domain.Records;
using Border.Domain.Trust;

namespace Border.Domain.Tests.Records;

public sealed class SignedCheckpointTests : IDisposable
{
    private static readonly NodeName North = NodeName.Parse("north/n1");
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public void IsSignedFor_WhatWasSigned_IsTrueAndForNothingElse()
    {
        var signed = SignedCheckpoint.Sign(North, new RecordPosition(2, 40), HashChain.Start(North, 2), At, _key);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.True(signed.IsSignedFor(North, BundleKeys.Of(_key)));
        Assert.False(signed.IsSignedFor(NodeName.Parse("north/n2"), BundleKeys.Of(_key)));
        Assert.False(signed.IsSignedFor(North, BundleKeys.Of(other)));
        Assert.False((signed with { Through = new RecordPosition(2, 41) }).IsSignedFor(North, BundleKeys.Of(_key)));
        Assert.False((signed with { Hash = HashChain.Start(North, 3) }).IsSignedFor(North, BundleKeys.Of(_key)));
        Assert.False((signed with { At = At.AddSeconds(1) }).IsSignedFor(North, BundleKeys.Of(_key)));
    }

    [Theory]
    [InlineData(0, 64)]
    [InlineData(31, 64)]
    [InlineData(32, 0)]
    [InlineData(32, 63)]
    [InlineData(32, 100_000)]
    public void IsSignedFor_WhatIsNoCheckpoint_IsFalse(int hash, int signature) =>
        Assert.False(new SignedCheckpoint(new RecordPosition(1, 1), new byte[hash], At, new byte[signature]).IsSignedFor(North, BundleKeys.Of(_key)));

    [Fact]
    public void IsSignedFor_WithoutHashOrSignature_IsFalse() =>
        Assert.False(new SignedCheckpoint(new RecordPosition(1, 1), null!, At, null!).IsSignedFor(North, BundleKeys.Of(_key)));

    public void Dispose() => _key.Dispose();
}
