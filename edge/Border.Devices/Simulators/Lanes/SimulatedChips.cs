using Border.Devices.Chips;
using Border.Domain.Documents;
using Border.Domain.Documents.Chip.Access;
using Border.Domain.Documents.Chip.Issuing;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Documents.Mrz;

namespace Border.Devices.Simulators.Lanes;

/// <summary>
/// The chips of simulated documents, signed by simulated authorities whose keys live as long as this process: nothing they signed is worth anything
/// elsewhere. Visas have no chip.
/// </summary>
/// <param name="today">The authorities are five years old then.</param>
internal sealed class SimulatedChips(DateOnly today) : IDisposable
{
    private static readonly SigningKind Kind = SigningKind.All.First(k => k.Name == "ECDSA Brainpool P256r1 written out, SHA-256");

    // SET of one PACEInfo: id-PACE-ECDH-GM-AES-CBC-CMAC-128, version 2, parameters 13 (ICAO 9303-11 §9.2.1).
    private static readonly byte[] Pace = Convert.FromHexString("31143012060A04007F0007020204020202010202010D");

    // The states of simulated documents, with the two letters that their authorities' certificates bear.
    private const string Countries =
        "UTO UT, D DE, FRA FR, BRA BR, USA US, GBR GB, POL PL, UKR UA, VNM VN, CHN CN, EGY EG, IND IN, NGA NG, TUR TR";

    private readonly Lazy<Dictionary<string, IssuingState>> _states = new(() => Countries.Split(", ").Select(c => c.Split(' '))
        .ToDictionary(c => c[0], c => new IssuingState(c[1], Kind, new DateTimeOffset(today.AddYears(-5).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero))));

    /// <summary>What a node with a simulated reader trusts.</summary>
    public IEnumerable<byte[]> Authorities => _states.Value.Values.Select(s => s.Authority);

    /// <summary>The chip of a crossing's document; null where the document has none.</summary>
    public SimulatedChip? Of(SimulatedCrossing crossing)
    {
        var document = crossing.Traveller.Document;
        if (document.Format is MrzFormat.MRVA or MrzFormat.MRVB || !_states.Value.TryGetValue(document.Issuer, out var state))
            return null;
        var groups = new Dictionary<int, byte[]>
        {
            [1] = GroupWriter.Zone(MrzWriter.Write(document)),
            [2] = GroupWriter.Portrait(SimulatedPictures.Portrait(crossing), 413, 531),
            [11] = GroupWriter.Holder($"{document.Surname}<<{document.GivenNames}", crossing.Traveller.Birth, "UTOPIA"),
            [14] = GroupWriter.Element(0x6E, Pace),
        };
        var files = new ChipFiles(state.Issue(groups), groups.ToDictionary(g => g.Key, g => (ReadOnlyMemory<byte>)g.Value));
        return new SimulatedChip(ChipKey.Of(document), files, Pace);
    }

    public void Dispose()
    {
        if (!_states.IsValueCreated)
            return;
        foreach (var state in _states.Value.Values)
            state.Dispose();
    }
}
