using Border.Domain.Documents.Mrz;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Documents;

public sealed class MrzProtectionTests
{
    private const string All = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";
    private static readonly string[] Td3 = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];

    [Fact]
    public void CharactersTenApart_LookTheSameToACheckDigit()
    {
        // The sixth character is 0; A is 10, K is 20 and O is 24.
        var lines = Changed(Td3, 1, 5, 'A');
        Assert.True(MrzParser.Parse(lines).Valid);
        Assert.Contains("document number and the composite is the same modulo 10", Assert.Single(MrzProtection.WhyUndetectable(Td3, lines)), StringComparison.Ordinal);
        Assert.True(MrzProtection.IsUndetectable(Td3, 1, 5, 'K'));
        Assert.False(MrzProtection.IsUndetectable(Td3, 1, 5, 'O'));
    }

    [Fact]
    public void Names_HaveNoCheckDigit() =>
        Assert.Equal("line 1, character 6: no check digit covers it", Assert.Single(MrzProtection.WhyUndetectable(Td3, Changed(Td3, 0, 5, 'F'))));

    [Fact]
    public void LinesOfOtherLengths_AreNeverCalledUndetectable()
    {
        Assert.Empty(MrzProtection.WhyUndetectable(Td3, [Td3[0], Td3[1][..43]]));
        Assert.Empty(MrzProtection.WhyUndetectable(Td3, Td3));
        Assert.Empty(MrzProtection.WhyUndetectable(Td3, []));
    }

    [Fact]
    public void AnyChange_IsDetectedOrExplained() =>
        Properties.Hold(
            Gen.Choose(0, 1).Zip(Gen.Choose(0, 43)).Zip(Gen.Elements(All.ToCharArray())),
            change =>
            {
                var lines = Changed(Td3, change.Item1.Item1, change.Item1.Item2, change.Item2);
                if (!lines.SequenceEqual(Td3))
                    Assert.True(!MrzParser.Parse(lines).Valid || MrzProtection.WhyUndetectable(Td3, lines).Count > 0);
            },
            runs: 3000);

    private static string[] Changed(string[] lines, int line, int at, char with)
    {
        string[] changed = [.. lines];
        changed[line] = changed[line][..at] + with + changed[line][(at + 1)..];
        return changed;
    }
}
