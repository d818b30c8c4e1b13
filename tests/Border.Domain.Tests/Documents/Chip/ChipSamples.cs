using System.Collections.Concurrent;
using Border.Domain.Documents;
using Border.Domain.Documents.Chip.Certificates;
using Border.Domain.Documents.Chip.Issuing;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Documents.Mrz;

namespace Border.Domain.Tests.Documents.Chip;

/// <summary>States and documents that the tests share, because keys are slow to make.</summary>
internal static class ChipSamples
{
    public static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    public static readonly TravelDocument Holder = new(MrzFormat.TD3, "P", "FRA", "MARTIN", "JEANNE", "12AB34567", "FRA", "900713", "F", "300212", "");
    private static readonly ConcurrentDictionary<string, IssuingState> States = new();

    public static SigningKind Ecdsa => SigningKind.All.First(k => k.Name == "ECDSA P-256, SHA-256");

    public static IssuingState State(SigningKind? kind = null, string country = "FR", DateTimeOffset? start = null) =>
        States.GetOrAdd($"{country} {kind?.Name} {start}", _ => new IssuingState(country, kind ?? Ecdsa, start));

    public static byte[] Image => [0xFF, 0xD8, 0xFF, 0xE0, .. Enumerable.Range(0, 300).Select(i => (byte)i)];

    public static Dictionary<int, byte[]> Groups() => new()
    {
        [1] = GroupWriter.Zone(MrzWriter.Write(Holder)),
        [2] = GroupWriter.Portrait(Image, 413, 531),
        [11] = GroupWriter.Holder("Martin<<Jeanne", new DateOnly(1990, 7, 13), "Paris<France"),
        [12] = GroupWriter.Issue("Préfecture", new DateOnly(2020, 2, 12)),
    };

    public static ChipFiles Files(byte[]? sod, Dictionary<int, byte[]> groups) =>
        new(sod, groups.ToDictionary(g => g.Key, g => (ReadOnlyMemory<byte>)g.Value));

    public static TrustStore Store(params byte[][] certificates) => new(certificates.Select(c => CertificateReader.Read(c)), []);

    public static TrustStore StoreWithList(byte[] certificate, byte[] list) => new([CertificateReader.Read(certificate)], [RevocationList.Read(list)]);
}
