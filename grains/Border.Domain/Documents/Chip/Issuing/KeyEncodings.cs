using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using Border.Domain.Documents.Chip.Signatures;

namespace Border.Domain.Documents.Chip.Issuing;

/// <summary>Keys and algorithms as certificates carry them.</summary>
internal static class KeyEncodings
{
    private static readonly Dictionary<string, string> Rsa = new()
    {
        ["SHA1"] = "1.2.840.113549.1.1.5",
        ["SHA224"] = "1.2.840.113549.1.1.14",
        ["SHA256"] = "1.2.840.113549.1.1.11",
        ["SHA384"] = "1.2.840.113549.1.1.12",
        ["SHA512"] = "1.2.840.113549.1.1.13",
    };

    private static readonly Dictionary<string, int> Rank = new() { ["SHA1"] = 0, ["SHA224"] = 1, ["SHA256"] = 2, ["SHA384"] = 3, ["SHA512"] = 4 };

    public static byte[] Algorithm(SigningKind kind)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            if (kind.Salt is { } salt)
                Pss(writer, kind.Hash, salt);
            else
                writer.WriteObjectIdentifier(Name(kind));
            if (kind is { Curve: null, Salt: null })
                writer.WriteNull();
        }

        return writer.Encode();
    }

    /// <summary>SubjectPublicKeyInfo with ECParameters instead of a name.</summary>
    public static byte[] WrittenOut(ECDsa key)
    {
        var parameters = key.ExportExplicitParameters(false);
        var curve = parameters.Curve;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.EcPublicKey);
                using (writer.PushSequence())
                {
                    writer.WriteInteger(1);
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(Oids.PrimeField);
                        writer.WriteInteger(Number(curve.Prime!));
                    }

                    using (writer.PushSequence())
                    {
                        writer.WriteOctetString(curve.A);
                        writer.WriteOctetString(curve.B);
                    }

                    writer.WriteOctetString([4, .. curve.G.X!, .. curve.G.Y!]);
                    writer.WriteInteger(Number(curve.Order!));
                    writer.WriteInteger(Number(curve.Cofactor!));
                }
            }

            writer.WriteBitString([4, .. parameters.Q.X!, .. parameters.Q.Y!]);
        }

        return writer.Encode();
    }

    private static string Name(SigningKind kind) => (kind.Curve, kind.Plain) switch
    {
        (null, _) => Rsa[kind.Hash.Name!],
        (_, true) => $"0.4.0.127.0.7.1.1.4.1.{Rank[kind.Hash.Name!] + 1}",
        _ when kind.Hash == HashAlgorithmName.SHA1 => "1.2.840.10045.4.1",
        _ => $"1.2.840.10045.4.3.{Rank[kind.Hash.Name!]}",
    };

    private static void Pss(AsnWriter writer, HashAlgorithmName hash, int salt)
    {
        writer.WriteObjectIdentifier(Oids.RsaPss);
        using (writer.PushSequence())
        {
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                Hash(writer, hash);
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.Mgf1);
                Hash(writer, hash);
            }

            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 2)))
                writer.WriteInteger(salt);
        }
    }

    public static void Hash(AsnWriter writer, HashAlgorithmName hash)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.Of(hash));
            writer.WriteNull();
        }
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
