using Border.Devices.Simulators.Vehicles;
using Border.Domain.Evidence;
using Border.Imaging;

namespace Border.Devices.Simulators.Drawing;

/// <summary>A vehicle photographed from a distance, in uneven light, blurred, noisy, compressed. The camera is level and looks straight.</summary>
/// <param name="vehicle">Of whom.</param>
/// <param name="care">With how much care; a smaller page stands for a vehicle further away.</param>
/// <param name="random">Decides everything.</param>
internal sealed class LaneCamera(Vehicle vehicle, CaptureCare care, SeededRandom random)
{
    // A page fills its picture, a vehicle about half of it: as many pixels to the letter as on a page of this width.
    private const double PageWidth = 1250;

    private readonly double _approach = random.NextDouble();
    private readonly double _drift = random.Between(-200, 200);
    private readonly double _shrink = random.Between(care.SmallestPage, care.LargestPage) / PageWidth;

    /// <summary>Where the plate is, in pixels of the photograph.</summary>
    public PixelBox Plate
    {
        get
        {
            var (x, y, width, height) = CarDrawing.Plate(vehicle, _approach, _drift);
            return new PixelBox((int)(x * _shrink), (int)(y * _shrink), (int)Math.Ceiling(width * _shrink), (int)Math.Ceiling(height * _shrink));
        }
    }

    /// <summary>Takes the photograph, once.</summary>
    /// <returns>A JPEG.</returns>
    public byte[] Take()
    {
        using var drawn = SvgRenderer.Render(CarDrawing.Svg(vehicle, _approach, _drift), CarDrawing.Width);
        using var seen = drawn.Resize((int)(drawn.Width * _shrink), (int)(drawn.Height * _shrink));
        Light.Cast(seen, care, random);
        Blur.Soften(seen, random.Between(0, care.Blur));
        if (random.Chance(care.MotionShare))
        {
            Blur.Streak(seen, 1 + random.Below(care.Motion), random.Chance(0.5));
        }

        Light.Grain(seen, random.Between(care.Noise / 4, care.Noise), random);
        return seen.EncodeJpeg(care.WorstJpeg + random.Below(care.BestJpeg - care.WorstJpeg + 1));
    }
}
