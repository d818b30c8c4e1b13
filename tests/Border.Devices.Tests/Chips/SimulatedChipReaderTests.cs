using Border.Devices.Chips;
using Border.Domain.Documents;
using Border.Domain.Documents.Chip.Access;
using Border.Domain.Documents.Chip.Security;

namespace Border.Devices.Tests.Chips;

public sealed class SimulatedChipReaderTests
{
    private static readonly TravelDocument Holder = new(MrzFormat.TD3, "P", "FRA", "MARTIN", "JEANNE", "12AB34567", "FRA", "900713", "F", "300212", "");
    private static readonly ChipFiles Files = new((byte[])[1], new Dictionary<int, ReadOnlyMemory<byte>> { [1] = (byte[])[2] });

    [Fact]
    public async Task Reader_SaysThatItIsSimulatedAndHowItGotIn()
    {
        await using var reader = Reader();
        Assert.True(reader.IsSimulated);
        reader.Present(new SimulatedChip(ChipKey.Of(Holder), Files, (byte[])[0x31, 0]));
        var reading = await reader.ReadAsync(ChipKey.Of(Holder), TestContext.Current.CancellationToken);
        Assert.Equal((ChipAccess.Pace, null), (reading.Access, reading.Problem));
        Assert.Same(Files, reading.Files);
    }

    [Fact]
    public async Task ReaderOrChip_ThatKnowsOnlyTheOlderWay_TakesIt()
    {
        await using var old = new SimulatedChipReader("l1-chip", TimeSpan.Zero, TimeProvider.System) { DoesPace = false };
        old.Present(new SimulatedChip(ChipKey.Of(Holder), Files, (byte[])[0x31, 0]));
        Assert.Equal(ChipAccess.Bac, (await old.ReadAsync(ChipKey.Of(Holder), TestContext.Current.CancellationToken)).Access);
        await using var reader = Reader();
        reader.Present(new SimulatedChip(ChipKey.Of(Holder), Files, null));
        Assert.Equal(ChipAccess.Bac, (await reader.ReadAsync(ChipKey.Of(Holder), TestContext.Current.CancellationToken)).Access);
    }

    [Fact]
    public async Task ChipThatIsMissingOrRefusesTheKey_GivesNoDataAndSaysWhy()
    {
        await using var reader = Reader();
        var missing = await reader.ReadAsync(ChipKey.Of(Holder), TestContext.Current.CancellationToken);
        Assert.Contains("no chip", missing.Problem, StringComparison.Ordinal);
        reader.Present(new SimulatedChip(ChipKey.Of(Holder with { BirthDate = "900714" }), Files, null));
        var refused = await reader.ReadAsync(ChipKey.Of(Holder), TestContext.Current.CancellationToken);
        Assert.Contains("refused the key", refused.Problem, StringComparison.Ordinal);
        Assert.Empty(refused.Files.Groups);
    }

    private static SimulatedChipReader Reader() => new("l1-chip", TimeSpan.Zero, TimeProvider.System);
}
