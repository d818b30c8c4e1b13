using System.Security.Cryptography;

namespace Border.Domain.Subjects;

/// <summary>Seals the keys of one message with one ephemeral key; make a new one for each message. See <see cref="KeyTransport"/>.</summary>
public sealed class KeySealer
{
    private readonly byte[] _sender;
    private readonly byte[] _secret;

    /// <summary>Draws the ephemeral key.</summary>
    /// <param name="centre">The centre's public key.</param>
    public KeySealer(ECDiffieHellmanPublicKey centre)
    {
        ArgumentNullException.ThrowIfNull(centre);
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = ephemeral.PublicKey.ExportSubjectPublicKeyInfo();
        _sender = [(byte)(publicKey.Length >> 8), (byte)publicKey.Length, .. publicKey];
        _secret = KeyTransport.Derive(ephemeral, centre);
    }

    /// <summary>Seals a subject key; every one has its own random nonce.</summary>
    public byte[] Seal(SubjectKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return [.. _sender, .. PayloadSeal.Seal(_secret, key.Key, KeyTransport.Label(key.Id, key.Subject))];
    }
}
