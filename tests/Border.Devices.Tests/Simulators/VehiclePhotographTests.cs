using Border.Devices.Simulators;
using Border.Devices.Simulators.Vehicles;
using Border.Imaging;

namespace Border.Devices.Tests.Simulators;

public sealed class VehiclePhotographTests
{
    private static readonly SimulatedWorld World = new(5, new WorldOptions(new DateOnly(2026, 3, 1)));

    [Theory]
    [InlineData(PlateStyle.European)]
    [InlineData(PlateStyle.Brazilian)]
    [InlineData(PlateStyle.American)]
    public void Photograph_OfEachStyle_HasItsTextInTheMiddleOfThePlate(PlateStyle style)
    {
        var crossings = Enumerable.Range(0, 200).Select(World.Crossing).Where(c => c.Vehicle!.Style == style).Take(5).ToList();
        Assert.NotEmpty(crossings);
        foreach (var crossing in crossings)
        {
            var plate = SimulatedPictures.PlateInPhotograph(crossing, CaptureCare.Clean);
            using var picture = ImageReader.Decode(SimulatedPictures.VehiclePhotograph(crossing, CaptureCare.Clean), ImageLimits.Default);
            // The plate is bright: what is dark on it is its text, and its frame on both sides.
            var ink = new List<int>();
            for (var y = plate.Y; y < plate.Y + plate.Height; y++)
            {
                for (var x = 0; x < plate.Width; x++)
                {
                    if (IsDark(picture.Row(y).Slice((plate.X + x) * 3, 3)))
                    {
                        ink.Add(x);
                    }
                }
            }

            Assert.InRange(ink.Count, plate.Width * plate.Height / 10, plate.Width * plate.Height / 2);
            Assert.InRange(ink.Average() / plate.Width, 0.42, 0.60);
        }
    }

    [Fact]
    public void Photograph_WithLessCare_IsAnotherOneAndSmallerOnAverage()
    {
        var crossings = Enumerable.Range(0, 20).Select(World.Crossing).ToList();
        double Width(CaptureCare care) => crossings.Average(c => SimulatedPictures.PlateInPhotograph(c, care).Width);
        Assert.True(Width(CaptureCare.Harsh) < Width(CaptureCare.Clean));
        Assert.Equal(
            SimulatedPictures.VehiclePhotograph(crossings[0], CaptureCare.Harsh), SimulatedPictures.VehiclePhotograph(crossings[0], CaptureCare.Harsh));
    }

    private static bool IsDark(ReadOnlySpan<byte> rgb) => rgb[0] < 100 && rgb[1] < 100 && rgb[2] < 100;
}
