using System.Security.Cryptography;
using System.Text;
using Border.Domain.Subjects;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Subjects;

/// <summary>I11: what is sealed opens only with its key, in its place, unchanged.</summary>
public sealed class SubjectTests
{
    private static readonly SubjectKey Key = new(Guid.NewGuid(), "t-1", RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void AnyBytes_SealedAndOpened_AreTheSame() =>
        Properties.Hold(Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf(), bytes =>
            Assert.Equal(bytes, PayloadSeal.Open(Key.Key, PayloadSeal.Seal(Key.Key, bytes, "label"), "label")));

    [Fact]
    public void SealedBytes_WithAnyBitChangedOrCutOrMoved_DoNotOpen()
    {
        var sealedBytes = PayloadSeal.Seal(Key.Key, "secret"u8, "label");
        for (var bit = 0; bit < sealedBytes.Length * 8; bit++)
        {
            var changed = (byte[])sealedBytes.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => PayloadSeal.Open(Key.Key, changed, "label"));
        }

        for (var length = 0; length < sealedBytes.Length; length++)
            Assert.ThrowsAny<CryptographicException>(() => PayloadSeal.Open(Key.Key, sealedBytes.AsSpan(0, length), "label"));
        Assert.ThrowsAny<CryptographicException>(() => PayloadSeal.Open(Key.Key, sealedBytes, "other"));
        Assert.ThrowsAny<CryptographicException>(() => PayloadSeal.Open(new byte[32], sealedBytes, "label"));
    }

    [Fact]
    public void SubjectKey_SealedToTheCentre_OpensThereAndNowhereElse()
    {
        using var centre = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var sealedKey = KeyTransport.Seal(centre.PublicKey, Key);
        Assert.Equal(Key.Key, KeyTransport.Open(centre, Key.Id, Key.Subject, sealedKey).Key);
        Assert.ThrowsAny<CryptographicException>(() => KeyTransport.Open(other, Key.Id, Key.Subject, sealedKey));
        Assert.ThrowsAny<CryptographicException>(() => KeyTransport.Open(centre, Guid.NewGuid(), Key.Subject, sealedKey));
        Assert.ThrowsAny<CryptographicException>(() => KeyTransport.Open(centre, Key.Id, "t-2", sealedKey));
    }

    [Fact]
    public void SealedSubjectKey_WithAnyByteChangedOrCut_DoesNotOpen()
    {
        using var centre = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var sealedKey = KeyTransport.Seal(centre.PublicKey, Key);
        for (var i = 0; i < sealedKey.Length; i++)
        {
            var changed = (byte[])sealedKey.Clone();
            changed[i] ^= 0x55;
            Assert.ThrowsAny<CryptographicException>(() => KeyTransport.Open(centre, Key.Id, Key.Subject, changed));
            Assert.ThrowsAny<CryptographicException>(() => KeyTransport.Open(centre, Key.Id, Key.Subject, sealedKey.AsSpan(0, i)));
        }
    }

    [Fact]
    public void Pseudonym_IsTheSameAtEveryPost_AndNamesNobody()
    {
        var key = Encoding.UTF8.GetBytes("national key");
        Assert.Equal(Pseudonym.Vehicle(key, "UTO", "ab-12 c"), Pseudonym.Vehicle(key, "UTO", "AB12C"));
        Assert.NotEqual(Pseudonym.Traveller(key, "UTO", "1", "740812"), Pseudonym.Traveller([1], "UTO", "1", "740812"));
        Assert.Matches("^t-[0-9a-f]{32}$", Pseudonym.Traveller(key, "UTO", "L898902C3", "740812"));
        Assert.DoesNotContain(Convert.ToHexStringLower(Key.Key)[..8], Key.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void KeySealer_KeysOfOneMessage_I11_ShareTheSenderAndOpenOnlyAsTheyWereSealed()
    {
        using var centre = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var sealer = new KeySealer(centre.PublicKey);
        SubjectKey[] keys = [SubjectKey.Create("t-1"), SubjectKey.Create("t-2")];
        byte[][] sealedKeys = [.. keys.Select(sealer.Seal)];
        var opener = new KeyOpener(centre);

        Assert.Equal(sealedKeys[0][..93], sealedKeys[1][..93]);
        Assert.All(keys.Zip(sealedKeys), pair => Assert.Equal(pair.First.Key, opener.Open(pair.First.Id, pair.First.Subject, pair.Second).Key));
        Assert.ThrowsAny<CryptographicException>(() => opener.Open(keys[0].Id, keys[0].Subject, sealedKeys[1]));
        var other = KeyTransport.Seal(centre.PublicKey, keys[0]);
        Assert.NotEqual(sealedKeys[0][..93], other[..93]);
        Assert.Equal(keys[0].Key, opener.Open(keys[0].Id, keys[0].Subject, other).Key);
        Assert.Equal(keys[1].Key, KeyTransport.Open(centre, keys[1].Id, keys[1].Subject, sealedKeys[1]).Key);
    }
}
