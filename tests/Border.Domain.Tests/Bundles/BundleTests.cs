using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Border.Domain.Bundles;
using Border.Domain.Trust;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Bundles;

/// <summary>I8: a bundle applies only if signed, newer than the last one, complete.</summary>
public sealed class BundleTests : IDisposable
{
    private readonly ECDsa _centre = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _centre.Dispose();

    [Fact]
    public void Bundle_SignedNewerAndComplete_IsAccepted()
    {
        var verdict = Verify(Sign(5).ToBytes(), current: 4);
        Assert.Null(verdict.Problem);
        Assert.Equal("{\"version\":5}", Encoding.UTF8.GetString(verdict.Bundle!.Payload));
    }

    [Fact]
    public void Bundle_ThatExpired_IsStillAccepted() =>
        Assert.NotNull(Verify(Sign(5).ToBytes(), 0).Bundle!.ExpiresAt);

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Bundle_OfTheSameOrAnOlderVersion_IsRefused(long current) =>
        AssertRefused(Sign(5).ToBytes(), "not newer", current);

    [Fact]
    public void Bundle_UnsignedOrSignedByAnother_IsRefused()
    {
        AssertRefused((Sign(5) with { Signature = null }).ToBytes(), "not signed");
        AssertRefused((Sign(5) with { Signature = [] }).ToBytes(), "not signed");
        AssertRefused((Sign(5) with { Signature = [1, 2, 3] }).ToBytes(), "signature is not the centre's");
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var foreign = BundleSigner.Sign(other, BundleKinds.Policy, 5, DateTimeOffset.UnixEpoch, null, "{}"u8.ToArray());
        AssertRefused(foreign.ToBytes(), "another key");
    }

    [Fact]
    public void Bundle_WithAnyFieldChanged_IsRefused()
    {
        var good = Sign(5);
        AssertRefused((good with { Version = 6 }).ToBytes(), "signature");
        AssertRefused((good with { IssuedAt = good.IssuedAt.AddSeconds(1) }).ToBytes(), "signature");
        AssertRefused((good with { ExpiresAt = null }).ToBytes(), "signature");
        AssertRefused((good with { Payload = "{}"u8.ToArray() }).ToBytes(), "digest");
        AssertRefused((good with { Kind = BundleKinds.Staff }).ToBytes(), "came where a policy bundle belongs");
        AssertRefused((good with { Kind = "virus" }).ToBytes(), "does not know this kind");
    }

    [Fact]
    public void Bundle_TooLarge_IsRefusedBeforeItIsRead()
    {
        var endless = new byte[BundleKinds.MaxBundleBytes(BundleKinds.Policy)!.Value + 1];
        AssertRefused(endless, "at most");
        Assert.Throws<ArgumentException>(() => BundleSigner.Sign(_centre, BundleKinds.Policy, 1, DateTimeOffset.UnixEpoch, null, new byte[300_000]));
        Assert.NotNull(BundleVerifier.Verify("{}"u8, BundleKeys.Of(_centre), "virus", 0).Problem);
    }

    [Fact]
    public void Bundle_CutAnywhere_IsRefusedAndNeverThrows()
    {
        var bytes = Sign(5).ToBytes();
        for (var length = 0; length < bytes.Length; length++)
            Assert.NotNull(Verify(bytes.AsSpan(0, length), 0).Problem);
    }

    [Fact]
    public void Bundle_WithAnyByteChanged_ChangesNothing() =>
        Properties.Hold(Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(1, 255)), pair =>
        {
            var good = Sign(5);
            var bytes = good.ToBytes();
            bytes[pair.Item1 % bytes.Length] ^= (byte)pair.Item2;
            if (Verify(bytes, 0).Bundle is { } accepted)
                Assert.Equal(good.SignedBytes(), accepted.SignedBytes());
        });

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"kind\":null,\"version\":1,\"issuedAt\":\"2026-01-01T00:00:00Z\",\"digest\":null,\"bytes\":1}")]
    [InlineData("{\"kind\":\"policy\",\"version\":1e99,\"issuedAt\":\"x\",\"digest\":\"\",\"bytes\":-1}")]
    public void Bytes_ThatAreNoBundle_AreRefused(string header)
    {
        var json = Encoding.UTF8.GetBytes(header);
        byte[][] hostile = [json, [2, .. json], [2, 0, (byte)json.Length, .. json], [3, 0, (byte)json.Length, .. json], [2, 0xFF, 0xFF, .. json]];
        Assert.All(hostile, bytes => Assert.NotNull(Verify(bytes, 0).Problem));
    }

    [Fact]
    public void Bundle_OfTheFirstFormat_IsStillReadAndVerified()
    {
        var good = Sign(5);
        var first = JsonSerializer.SerializeToUtf8Bytes(good, BundleJson.Default.BundleEnvelope);

        Assert.Equal(good.Payload, Verify(first, 4).Bundle!.Payload);
        Assert.Equal(good.Payload, BundleCodec.Read(first).Payload);
        Assert.NotNull(Verify(JsonSerializer.SerializeToUtf8Bytes(good with { Payload = [1] }, BundleJson.Default.BundleEnvelope), 4).Problem);
        Assert.Throws<InvalidDataException>(() => BundleCodec.Read("{}"u8));
    }

    [Fact]
    public void Bomb_ThatUnpacksToMoreThanItsKindMay_IsRefusedUnpacked()
    {
        var limit = BundleKinds.MaxPayloadBytes[BundleKinds.Policy];
        var bomb = Sign(5) with { Payload = new byte[50_000_000] };
        var signed = bomb with { Digest = Convert.ToHexStringLower(SHA256.HashData(bomb.Payload)) };
        signed = signed with { Signature = _centre.SignData(signed.SignedBytes(), HashAlgorithmName.SHA256) };
        Assert.True(signed.ToBytes().Length < 1000); // 50 MB packed into a few bytes

        var bytes = signed.ToBytes();
        var before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(bytes, $"1 to {limit} bytes");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Fact]
    public void Bomb_ThatSaysASmallSize_IsUnpackedNoFurther()
    {
        var (good, bomb) = (Sign(5).ToBytes(), (Sign(5) with { Payload = new byte[50_000_000] }).ToBytes());
        static int Packed(byte[] bytes) => 3 + (bytes[1] << 8) + bytes[2];

        var before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused([.. good.AsSpan(0, Packed(good)), .. bomb.AsSpan(Packed(bomb))], "does not match its digest");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    private BundleEnvelope Sign(long version) => BundleSigner.Sign(
        _centre,
        BundleKinds.Policy,
        version,
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(2)),
        new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero),
        Encoding.UTF8.GetBytes($"{{\"version\":{version}}}"));

    private BundleVerdict Verify(ReadOnlySpan<byte> bytes, long current) => BundleVerifier.Verify(bytes, BundleKeys.Of(_centre), BundleKinds.Policy, current);

    private void AssertRefused(ReadOnlySpan<byte> bytes, string words, long current = 0)
    {
        var verdict = Verify(bytes, current);
        Assert.Null(verdict.Bundle);
        Assert.Contains(words, verdict.Problem, StringComparison.Ordinal);
    }
}
