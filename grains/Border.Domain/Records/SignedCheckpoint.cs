using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Border.Domain.Trust;

namespace Border.Domain.Records;

/// <summary>
/// The centre's word that it holds a node's records through a place, whose chain hash says which records they are. Nodes keep the last ones, so
/// that a ledger that was cut, changed or restored from an older backup is found out: it cannot take back what it signed.
/// </summary>
/// <param name="Through">Everything through here was committed.</param>
/// <param name="Hash">32 bytes, the chain hash after it.</param>
/// <param name="At">When, by the centre's clock.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256, 64 bytes (IEEE P1363), by the key that signs bundles.</param>
public sealed record SignedCheckpoint(RecordPosition Through, byte[] Hash, DateTimeOffset At, byte[] Signature)
{
    /// <summary>Signs a node's place in the ledger.</summary>
    public static SignedCheckpoint Sign(NodeName node, RecordPosition through, ReadOnlySpan<byte> hash, DateTimeOffset at, ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var unsigned = new SignedCheckpoint(through, hash.ToArray(), DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()), []);
        return unsigned with { Signature = key.SignData(unsigned.Statement(node), HashAlgorithmName.SHA256) };
    }

    /// <summary>Whether it was signed for this node with one of these keys; false also for what is no checkpoint at all.</summary>
    public bool IsSignedFor(NodeName node, BundleKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Hash is { Length: HashChain.HashBytes } && Signature is { Length: > 0 and <= 128 } && keys.SignerOf(Statement(node), Signature) is not null;
    }

    // Begins with words of its own, so that no bundle's signature is ever one of a checkpoint.
    private byte[] Statement(NodeName node) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"border checkpoint 1|{node}|{Through}|{Convert.ToHexStringLower(Hash)}|{At.ToUnixTimeMilliseconds()}"));
}
