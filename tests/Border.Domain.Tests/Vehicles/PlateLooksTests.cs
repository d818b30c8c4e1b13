using Border.Domain.Vehicles;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Vehicles;

/// <summary>Plates that a reader may take for one another.</summary>
public sealed class PlateLooksTests
{
    [Fact]
    public void PlatesThatLookAlike_NearestFirst_WithoutThePlateItself() =>
        Assert.Equal(["8O1", "B01", "BOI", "801", "8OI", "B0I", "80I"], PlateLooks.Of("BO1"));

    [Fact]
    public void PlateWithoutSuchCharacters_LooksLikeNone() => Assert.Empty(PlateLooks.Of("ACE947"));

    [Theory]
    [InlineData("B0", "80", true)]
    [InlineData("B0", "B0", false)]
    [InlineData("B0", "C0", false)]
    public void TwoPlates_AreAlike(string one, string other, bool alike) => Assert.Equal(alike, PlateLooks.AreAlike(one, other));

    [Fact]
    public void AnyPlate_EveryOneGivenLooksLikeIt_AndThereAreFew() => Properties.Hold(
        Gen.Elements("0OI1Z2S5B8ACDE479".ToCharArray()).ArrayOf().Select(c => new string(c[..Math.Min(16, c.Length)])),
        plate =>
        {
            var alike = PlateLooks.Of(plate);
            Assert.All(alike, other => Assert.True(PlateLooks.AreAlike(plate, other)));
            Assert.Equal(Math.Min(PlateLooks.Most, (1 << plate.Count("0OI1Z2S5B8".Contains)) - 1), alike.Distinct().Count());
        });
}
