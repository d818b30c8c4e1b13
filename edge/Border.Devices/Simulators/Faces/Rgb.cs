using System.Globalization;

namespace Border.Devices.Simulators.Faces;

/// <summary>A colour, each part 0 to 255.</summary>
/// <param name="R">Red.</param>
/// <param name="G">Green.</param>
/// <param name="B">Blue.</param>
public readonly record struct Rgb(double R, double G, double B)
{
    /// <summary>Towards another colour.</summary>
    /// <param name="other">The other colour.</param>
    /// <param name="share">0 (this) to 1 (the other).</param>
    public Rgb Mix(Rgb other, double share) => new(R + ((other.R - R) * share), G + ((other.G - G) * share), B + ((other.B - B) * share));

    /// <summary>Darker (below 1) or lighter (above 1).</summary>
    public Rgb Times(double factor) => new(Math.Min(255, R * factor), Math.Min(255, G * factor), Math.Min(255, B * factor));

    /// <summary>As SVG writes it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"rgb({(int)R},{(int)G},{(int)B})");
}
