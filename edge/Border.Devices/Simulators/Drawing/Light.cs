using Border.Imaging;

namespace Border.Devices.Simulators.Drawing;

/// <summary>Uneven light, a bright spot, the sensor's noise.</summary>
internal static class Light
{
    /// <summary>Shades the picture towards one side and, sometimes, lays a reflection over a part of it.</summary>
    public static void Cast(Image picture, CaptureCare care, SeededRandom random)
    {
        var (shade, angle) = (random.Between(0, care.Shade), random.Between(0, 2 * Math.PI));
        var glare = random.Chance(care.GlareShare) ? random.Between(20, 80) : 0;
        var (cx, cy, radius) = (random.Between(0, picture.Width), random.Between(0, picture.Height), random.Between(0.05, 0.25) * picture.Width);
        for (var y = 0; y < picture.Height; y++)
        {
            var row = picture.Row(y);
            for (var x = 0; x < picture.Width; x++)
            {
                var along = ((((x / (double)picture.Width) - 0.5) * Math.Cos(angle)) + (((y / (double)picture.Height) - 0.5) * Math.Sin(angle))) + 0.5;
                var factor = 1 - (shade * Math.Clamp(along, 0, 1));
                var spot = glare == 0 ? 0 : glare * Math.Exp(-(((x - cx) * (x - cx)) + ((y - cy) * (y - cy))) / (radius * radius));
                for (var c = 0; c < 3; c++)
                {
                    row[(3 * x) + c] = (byte)Math.Clamp((row[(3 * x) + c] * factor) + spot, 0, 255);
                }
            }
        }
    }

    /// <summary>Noise of about normal distribution, alike in the three colours and each by itself half and half.</summary>
    public static void Grain(Image picture, double deviation, SeededRandom random)
    {
        var pixels = picture.Pixels;
        for (var at = 0; at + 2 < pixels.Length; at += 3)
        {
            var grey = random.NextDouble() + random.NextDouble() - 1;
            for (var c = 0; c < 3; c++)
            {
                var grain = (grey + random.NextDouble() + random.NextDouble() - 1) * 1.73 * deviation;
                pixels[at + c] = (byte)Math.Clamp(pixels[at + c] + grain, 0, 255);
            }
        }
    }
}
