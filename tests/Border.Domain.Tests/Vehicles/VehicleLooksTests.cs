using System.Text;
using System.Text.Json;
using Border.Domain.Vehicles;
using Border.Domain.Watchlists;
using FsCheck;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Vehicles;

/// <summary>Two descriptions of one plate's vehicle: what agrees, what may be the same in bad light, and what clearly differs.</summary>
public sealed class VehicleLooksTests
{
    private static readonly Gen<string?> AnyMake = Gen.Elements<string?>(
        null, "RENAULT", "RENAUTL", "RENAULT TRUCKS", "VW", "VOLKSWAGEN", "MERCEDES-BENZ", "BENZ", "MAN", "MAZ", "TATA", "TATRA", "ЛАДА", "LADA", "SKODA", "ŠKODA", "DS 4", "-1", "ع");

    private static readonly Gen<VehicleDescription> AnyLooks =
        from category in Gen.Elements([null, .. Enum.GetValues<VehicleCategory>().Select(c => (VehicleCategory?)c)])
        from colour in Gen.Elements([null, .. Enum.GetValues<VehicleColour>().Select(c => (VehicleColour?)c)])
        from make in AnyMake
        select new VehicleDescription(category, colour, make);

    [Fact]
    public void Comparison_IsSymmetric() =>
        Properties.Hold(AnyLooks.Zip(AnyLooks), pair => Assert.Equal(VehicleLooks.Of(pair.Item1, pair.Item2), VehicleLooks.Of(pair.Item2, pair.Item1)));

    [Fact]
    public void Description_NeverDiffersFromItself() => Properties.Hold(AnyLooks, looks =>
    {
        var same = VehicleLooks.Of(looks, looks);
        Assert.False(same.Differ);
        Assert.DoesNotContain(FieldAgreement.Near, new[] { same.Category, same.Colour, same.Make });
    });

    [Fact]
    public void PartThatNobodySaid_NeverDiffers() => Properties.Hold(AnyLooks.Zip(AnyLooks), pair =>
    {
        var (one, other) = pair;
        var looks = VehicleLooks.Of(one, other);
        Assert.Equal(one.Category is null || other.Category is null, looks.Category == FieldAgreement.Unknown);
        Assert.Equal(one.Colour is null || other.Colour is null, looks.Colour == FieldAgreement.Unknown);
        Assert.True((one.Make is not null && other.Make is not null) || looks.Make == FieldAgreement.Unknown);
        Assert.True(VehicleLooks.Of(one, new VehicleDescription()).IsUnknown);
    });

    [Fact]
    public void SayingMore_NeverUndoesADifference() => Properties.Hold(AnyLooks.Zip(AnyLooks).Zip(AnyLooks), three =>
    {
        var ((less, more), other) = three;
        Assert.True(!VehicleLooks.Of(less, other).Differ || VehicleLooks.Of(less.Over(more), other).Differ);
    });

    [Theory]
    [InlineData(VehicleColour.Silver, VehicleColour.White)]
    [InlineData(VehicleColour.Grey, VehicleColour.White)]
    [InlineData(VehicleColour.DarkBlue, VehicleColour.Black)]
    [InlineData(VehicleColour.Brown, VehicleColour.Red)]
    [InlineData(VehicleColour.Other, VehicleColour.Green)]
    public void Colours_ThatBadLightConfuses_AreNoMismatch(VehicleColour one, VehicleColour other) => Assert.Equal(FieldAgreement.Near, Colours(one, other));

    [Theory]
    [InlineData(VehicleColour.Red, VehicleColour.Blue)]
    [InlineData(VehicleColour.White, VehicleColour.Black)]
    [InlineData(VehicleColour.Yellow, VehicleColour.White)]
    [InlineData(VehicleColour.Green, VehicleColour.Silver)]
    public void Colours_ThatNobodyConfuses_Differ(VehicleColour one, VehicleColour other) => Assert.Equal(FieldAgreement.Other, Colours(one, other));

    [Theory]
    [InlineData(VehicleCategory.PassengerCar, VehicleCategory.Van, FieldAgreement.Near)]
    [InlineData(VehicleCategory.Trailer, VehicleCategory.Lorry, FieldAgreement.Near)]
    [InlineData(VehicleCategory.Other, VehicleCategory.Motorcycle, FieldAgreement.Near)]
    [InlineData(VehicleCategory.PassengerCar, VehicleCategory.Lorry, FieldAgreement.Other)]
    [InlineData(VehicleCategory.Motorcycle, VehicleCategory.Bus, FieldAgreement.Other)]
    public void Kinds_DifferUnlessPeopleHoldThemForOneAnother(VehicleCategory one, VehicleCategory other, FieldAgreement agreement) =>
        Assert.Equal(agreement, VehicleLooks.Of(new VehicleDescription(one), new VehicleDescription(other)).Category);

    [Theory]
    [InlineData("RENAULT", "RENAULT", FieldAgreement.Same)]
    [InlineData("ŠKODA", "SKODA", FieldAgreement.Same)]
    [InlineData("ЛАДА", "LADA", FieldAgreement.Same)]
    [InlineData("VAZ", "LADA", FieldAgreement.Same)]
    [InlineData("VW", "VOLKSWAGEN", FieldAgreement.Same)]
    [InlineData("MERCEDES", "MERCEDES-BENZ", FieldAgreement.Same)]
    [InlineData("LAND-ROVER", "LANDROVER", FieldAgreement.Same)]
    [InlineData("RENAULT", "RENAULT TRUCKS", FieldAgreement.Near)]
    [InlineData("RENAULT", "RENUALT", FieldAgreement.Near)]
    [InlineData("VOLKSWAGEN", "VOLKSVAGN", FieldAgreement.Near)]
    [InlineData("TATA", "TATRA", FieldAgreement.Other)]
    [InlineData("BAIC", "SAIC", FieldAgreement.Other)]
    [InlineData("MAN", "MAZ", FieldAgreement.Other)]
    [InlineData("ISUZU", "SUZUKI", FieldAgreement.Other)]
    [InlineData("RENAULT", "FORD", FieldAgreement.Other)]
    [InlineData("RENAULT", null, FieldAgreement.Unknown)]
    public void Makes_AgreeAcrossScriptsNamesAndSlips(string one, string? other, FieldAgreement agreement) => Assert.Equal(agreement, VehicleMake.Compare(one, other));

    [Theory]
    [InlineData(" renault ", "RENAULT")]
    [InlineData("mercedes - benz", "MERCEDES - BENZ")]
    [InlineData("Lynk & Co", "LYNK CO")]
    [InlineData("Citroën", "CITROËN")]
    [InlineData("d.s.", "D S")]
    [InlineData("  ", null)]
    [InlineData("-", null)]
    [InlineData(null, null)]
    public void Make_IsReadIntoOneForm(string? typed, string? make) => Assert.Equal((make, null), VehicleMake.Read(typed));

    [Theory]
    [InlineData("<script>")]
    [InlineData("REN\u202eAULT")]
    [InlineData("REN\0")]
    [InlineData("\uD800")]
    [InlineData("A\uFFFE")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNO")]
    public void Make_ThatIsNone_IsRefusedInWords(string typed)
    {
        Assert.Equal((null, VehicleMake.Rule), VehicleMake.Read(typed));
        Assert.False(new VehicleDescription(Make: typed).IsPlausible);
    }

    [Fact]
    public void AnyText_IsReadIntoAFormOrRefused_AndReadingItAgainChangesNothing() =>
        Properties.Hold(Gen.Choose(0, 0xFFFF).Select(c => (char)c).ArrayOf(6).Select(c => new string(c)), text =>
        {
            var (make, problem) = VehicleMake.Read(text);
            Assert.True(problem is null || make is null);
            Assert.True(VehicleMake.IsNormal(make));
            Assert.Equal((make, null), VehicleMake.Read(make));
            Assert.NotEqual(FieldAgreement.Other, VehicleMake.Compare(make, make));
        }, 2000);

    [Fact]
    public void LargestVisit_WithLooks_IsSmallEnoughForTheFewThatAreTold()
    {
        var looks = new VehicleDescription(VehicleCategory.PassengerCar, VehicleColour.DarkBlue, new string('\u0416', VehicleMake.MaxCharacters));
        Assert.True(looks.IsPlausible);
        Assert.InRange(Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(looks, VehicleVisitJson.Default.VehicleDescription)), 1, 320);
    }

    private static FieldAgreement Colours(VehicleColour one, VehicleColour other) =>
        VehicleLooks.Of(new VehicleDescription(Colour: one), new VehicleDescription(Colour: other)).Colour;
}
