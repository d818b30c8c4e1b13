namespace Border.Devices.Simulators.Faces;

/// <summary>How a face is seen in one picture: what may differ between the portrait and the live frame of one person.</summary>
/// <param name="Yaw">Turned to the side, in radians; small.</param>
/// <param name="Pitch">Nodding, in radians; small.</param>
/// <param name="Roll">Tilted, in radians.</param>
/// <param name="LightX">Where light comes from: -1 (left) to 1 (right).</param>
/// <param name="LightY">-1 (above) to 1 (below).</param>
/// <param name="Ambient">0 (hard shadows) to 1 (none).</param>
/// <param name="Brightness">Factor on all.</param>
/// <param name="Background">Behind the person.</param>
/// <param name="Clothes">The person's clothes.</param>
/// <param name="Noise">Sensor noise, standard deviation in grey levels.</param>
public sealed record FaceView(
    double Yaw, double Pitch, double Roll, double LightX, double LightY, double Ambient, double Brightness, Rgb Background, Rgb Clothes, double Noise)
{
    /// <summary>Straight and evenly lit, as a document's photograph must be (ICAO 9303-3, portrait).</summary>
    public static FaceView Portrait(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new FaceView(
            random.Between(-0.03, 0.03), random.Between(-0.03, 0.03), random.Between(-0.02, 0.02),
            random.Between(-0.25, 0.25), -0.55, 0.55, random.Between(0.95, 1.04),
            new Rgb(224, 226, 228), Cloth(random), 1.5);
    }

    /// <summary>Before a booth's camera: turned a little, lit from one side.</summary>
    public static FaceView Live(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new FaceView(
            random.Between(-0.16, 0.16), random.Between(-0.1, 0.1), random.Between(-0.07, 0.07),
            random.Between(-0.7, 0.7), random.Between(-0.8, -0.2), random.Between(0.4, 0.6), random.Between(0.8, 1.12),
            new Rgb(random.Between(60, 190), random.Between(60, 190), random.Between(70, 200)), Cloth(random), random.Between(2, 6));
    }

    private static Rgb Cloth(SeededRandom random) => new(random.Between(20, 170), random.Between(20, 160), random.Between(30, 190));
}
