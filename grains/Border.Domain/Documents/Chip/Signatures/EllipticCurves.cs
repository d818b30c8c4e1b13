using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Border.Domain.Documents.Chip.Signatures;

/// <summary>
/// Curves by name, or written out as many states do. What is written out must be a known curve in every number, generator included: a curve of
/// the signer's own making proves nothing (CVE-2020-0601).
/// </summary>
internal static class EllipticCurves
{
    private static readonly string[] Known =
    [
        "1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35", "1.3.132.0.33", "1.2.840.10045.3.1.1",
        "1.3.36.3.3.2.8.1.1.3", "1.3.36.3.3.2.8.1.1.5", "1.3.36.3.3.2.8.1.1.7", "1.3.36.3.3.2.8.1.1.9", "1.3.36.3.3.2.8.1.1.11", "1.3.36.3.3.2.8.1.1.13",
        "1.3.36.3.3.2.8.1.1.4", "1.3.36.3.3.2.8.1.1.6", "1.3.36.3.3.2.8.1.1.8", "1.3.36.3.3.2.8.1.1.10", "1.3.36.3.3.2.8.1.1.12", "1.3.36.3.3.2.8.1.1.14",
    ];

    private static readonly ConcurrentDictionary<string, ECCurve?> Numbers = new();

    public static ECParameters Key(AsnReader algorithm, ReadOnlySpan<byte> point)
    {
        if (!algorithm.HasData)
            throw new ChipDataException("The elliptic key names no curve.");
        var oid = algorithm.PeekTag() == Asn1Tag.ObjectIdentifier ? algorithm.ReadObjectIdentifier() : Find(algorithm.ReadSequence());
        if (!Known.Contains(oid) || NumbersOf(oid) is not { } curve)
            throw new ChipDataException($"The elliptic curve {oid} is not one that travel documents use.");
        var size = curve.Prime!.Length;
        if (point.Length != 1 + (2 * size) || point[0] != 4)
            throw new ChipDataException("The elliptic key is not an uncompressed point of its curve.");
        return new ECParameters
        {
            Curve = ECCurve.CreateFromValue(oid),
            Q = new ECPoint { X = point.Slice(1, size).ToArray(), Y = point[(1 + size)..].ToArray() },
        };
    }

    /// <summary>The numbers of a curve; null when the platform does not have it.</summary>
    internal static ECCurve? NumbersOf(string oid) => Numbers.GetOrAdd(oid, static name =>
    {
        try
        {
            using var key = ECDsa.Create(ECCurve.CreateFromValue(name));
            return key.ExportExplicitParameters(includePrivateParameters: false).Curve;
        }
        catch (Exception e) when (e is CryptographicException or PlatformNotSupportedException)
        {
            return null;
        }
    });

    /// <summary>ECParameters of X9.62: version, field, curve, generator, order, cofactor.</summary>
    private static string Find(AsnReader parameters)
    {
        parameters.ReadInteger();
        var field = parameters.ReadSequence();
        if (field.ReadObjectIdentifier() != Oids.PrimeField)
            throw new ChipDataException("The elliptic curve is not over a prime field.");
        var prime = Bytes(field);
        var equation = parameters.ReadSequence();
        var (a, b) = (equation.ReadOctetString(), equation.ReadOctetString());
        var generator = parameters.ReadOctetString();
        var order = Bytes(parameters);
        foreach (var oid in Known)
        {
            if (NumbersOf(oid) is { } curve
                && Same(curve.Prime, prime) && Same(curve.A, a) && Same(curve.B, b) && Same(curve.Order, order) && IsGenerator(curve.G, generator))
            {
                return oid;
            }
        }

        throw new ChipDataException("The elliptic curve is written out and none that travel documents use.");
    }

    private static bool IsGenerator(ECPoint g, ReadOnlySpan<byte> point) => point.Length > 0 && point[0] switch
    {
        4 => point.Length == 1 + g.X!.Length + g.Y!.Length && point[1..].SequenceEqual([.. g.X, .. g.Y]),
        2 or 3 => point[1..].SequenceEqual(g.X) && (point[0] & 1) == (g.Y![^1] & 1),
        _ => false,
    };

    private static byte[] Bytes(AsnReader reader) => reader.ReadInteger().ToByteArray(isUnsigned: true, isBigEndian: true);

    private static bool Same(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => a.TrimStart((byte)0).SequenceEqual(b.TrimStart((byte)0));
}
