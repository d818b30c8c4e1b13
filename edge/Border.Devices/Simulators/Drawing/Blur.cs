using Border.Imaging;

namespace Border.Devices.Simulators.Drawing;

/// <summary>Softness of a lens, and streaks of a moving hand.</summary>
internal static class Blur
{
    /// <summary>A Gaussian filter.</summary>
    /// <param name="picture">Changed in place.</param>
    /// <param name="deviation">In pixels; below 0.3 nothing is done.</param>
    public static void Soften(Image picture, double deviation)
    {
        if (deviation < 0.3)
        {
            return;
        }

        var reach = (int)Math.Ceiling(2.5 * deviation);
        var weights = Enumerable.Range(-reach, (2 * reach) + 1).Select(i => Math.Exp(-i * i / (2 * deviation * deviation))).ToArray();
        var kernel = weights.Select(w => (float)(w / weights.Sum())).ToArray();
        Filter(picture, kernel, alongRows: true);
        Filter(picture, kernel, alongRows: false);
    }

    /// <summary>The mean over so many pixels in one direction.</summary>
    public static void Streak(Image picture, int pixels, bool alongRows) =>
        Filter(picture, [.. Enumerable.Repeat(1f / ((2 * (pixels / 2)) + 1), (2 * (pixels / 2)) + 1)], alongRows);

    private static void Filter(Image picture, float[] kernel, bool alongRows)
    {
        using var before = picture.Clone();
        var from = before.Pixels;
        var to = picture.Pixels;
        var (step, reach) = (alongRows ? picture.Channels : picture.Stride, kernel.Length / 2);
        var count = alongRows ? picture.Width : picture.Height;
        for (var at = 0; at < to.Length; at++)
        {
            var place = alongRows ? at % picture.Stride / picture.Channels : at / picture.Stride;
            var sum = 0f;
            for (var i = -reach; i <= reach; i++)
            {
                sum += kernel[i + reach] * from[at + ((Math.Clamp(place + i, 0, count - 1) - place) * step)];
            }

            to[at] = (byte)(sum + 0.5f);
        }
    }
}
