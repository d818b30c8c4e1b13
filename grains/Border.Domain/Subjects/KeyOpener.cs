using System.Security.Cryptography;

namespace Border.Domain.Subjects;

/// <summary>Opens the sealed keys of one message, and agrees on a secret once for those with the same ephemeral key. Not for several threads.</summary>
/// <param name="centre">The centre's private key.</param>
public sealed class KeyOpener(ECDiffieHellman centre)
{
    private byte[] _sender = [];
    private byte[] _secret = [];

    /// <summary>Opens one.</summary>
    /// <exception cref="CryptographicException">The bytes are malformed, changed, or meant for another key, id or subject.</exception>
    public SubjectKey Open(Guid id, string subject, ReadOnlySpan<byte> sealedKey)
    {
        ArgumentNullException.ThrowIfNull(centre);
        var (from, length) = KeyTransport.SenderOf(sealedKey);
        var sender = sealedKey.Slice(from, length);
        if (!sender.SequenceEqual(_sender))
            (_secret, _sender) = (KeyTransport.DeriveFrom(centre, sender), sender.ToArray());
        return new SubjectKey(id, subject, PayloadSeal.Open(_secret, sealedKey[(from + length)..], KeyTransport.Label(id, subject)));
    }
}
