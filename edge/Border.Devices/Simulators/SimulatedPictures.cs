using Border.Devices.Simulators.Drawing;
using Border.Devices.Simulators.Faces;
using Border.Domain.Evidence;
using Border.Imaging;

namespace Border.Devices.Simulators;

/// <summary>
/// The pictures of a simulated crossing as devices would deliver them, JPEG encoded. The same crossing and shot give the same picture
/// on one machine; other versions of the system's fonts and libraries may draw single pixels otherwise.
/// </summary>
public static class SimulatedPictures
{
    /// <summary>The document's data page at ten pixels to the millimetre.</summary>
    public static byte[] Document(SimulatedCrossing crossing)
    {
        using var picture = Page(crossing);
        return Optics.Capture(picture, Stream(crossing, "scan"), noise: 4, softness: 0.5);
    }

    /// <summary>The same page photographed on a table.</summary>
    /// <param name="crossing">Whose.</param>
    /// <param name="care">With how much care.</param>
    public static byte[] DocumentPhotograph(SimulatedCrossing crossing, CaptureCare care)
    {
        ArgumentNullException.ThrowIfNull(care);
        using var picture = Page(crossing);
        return Photograph.Take(picture, care, Stream(crossing, "photograph " + care.Name));
    }

    /// <summary>The portrait as the chip holds it, 413 x 531.</summary>
    public static byte[] Portrait(SimulatedCrossing crossing)
    {
        ArgumentNullException.ThrowIfNull(crossing);
        using var portrait = FacePainter.Paint(
            crossing.Traveller.Face, FaceView.Portrait(Stream(crossing, "portrait")), 413, 531, headShare: 0.74, Stream(crossing, "portrait noise"));
        return portrait.EncodeJpeg(85);
    }

    private static Image Page(SimulatedCrossing crossing)
    {
        ArgumentNullException.ThrowIfNull(crossing);
        var traveller = crossing.Traveller;
        var page = DocumentPage.For(traveller.Document.Format);
        var picture = SvgRenderer.Render(DocumentDrawing.Svg(traveller, page), page.Width);
        using var portrait = FacePainter.Paint(
            traveller.Face,
            FaceView.Portrait(Stream(crossing, "portrait")),
            page.PortraitWidth,
            page.PortraitHeight,
            headShare: 0.74,
            Stream(crossing, "portrait noise"));
        Optics.Place(portrait, picture, page.PortraitX, page.PortraitY);
        return picture;
    }

    /// <summary>The vehicle in the lane, 1280 x 720.</summary>
    /// <param name="crossing">A crossing with a vehicle.</param>
    /// <param name="shot">Which frame, from 0; later ones are nearer, up to 4.</param>
    /// <exception cref="ArgumentException">A pedestrian has no vehicle.</exception>
    public static byte[] Vehicle(SimulatedCrossing crossing, int shot)
    {
        ArgumentNullException.ThrowIfNull(crossing);
        var vehicle = VehicleOf(crossing);
        var random = Stream(crossing, $"vehicle {shot}");
        var drift = Stream(crossing, "drift").Between(-70, 70);
        using var picture = SvgRenderer.Render(CarDrawing.Svg(vehicle, Math.Clamp(shot / 4.0, 0, 1), drift), CarDrawing.Width);
        return Optics.Capture(picture, random, noise: 5, softness: 0.6);
    }

    /// <summary>The vehicle photographed from somewhere in the lane.</summary>
    /// <param name="crossing">A crossing with a vehicle.</param>
    /// <param name="care">With how much care.</param>
    /// <exception cref="ArgumentException">A pedestrian has no vehicle.</exception>
    public static byte[] VehiclePhotograph(SimulatedCrossing crossing, CaptureCare care) => Camera(crossing, care).Take();

    /// <summary>Where the plate is in <see cref="VehiclePhotograph"/>, in pixels.</summary>
    /// <param name="crossing">A crossing with a vehicle.</param>
    /// <param name="care">With how much care.</param>
    /// <exception cref="ArgumentException">A pedestrian has no vehicle.</exception>
    public static PixelBox PlateInPhotograph(SimulatedCrossing crossing, CaptureCare care) => Camera(crossing, care).Plate;

    /// <summary>The lane without anybody, 1280 x 720.</summary>
    /// <param name="seed">The world's seed.</param>
    /// <param name="shot">Which frame: the noise differs.</param>
    public static byte[] EmptyLane(long seed, int shot)
    {
        using var picture = SvgRenderer.Render(CarDrawing.Svg(null, 0, 0), CarDrawing.Width);
        return Optics.Capture(picture, new SeededRandom(seed, shot, "empty lane"), noise: 5, softness: 0.6);
    }

    /// <summary>The face before the booth's camera, 640 x 480.</summary>
    /// <param name="crossing">Whose.</param>
    /// <param name="shot">Which frame: turning and light differ.</param>
    public static byte[] LiveFace(SimulatedCrossing crossing, int shot)
    {
        ArgumentNullException.ThrowIfNull(crossing);
        var random = Stream(crossing, $"live {shot}");
        using var picture = FacePainter.Paint(crossing.LiveFace, FaceView.Live(random), 640, 480, random.Between(0.52, 0.68), random);
        return picture.EncodeJpeg(70 + random.Below(25));
    }

    /// <summary>The booth without anybody, 640 x 480.</summary>
    /// <param name="seed">The world's seed.</param>
    public static byte[] EmptyBooth(long seed)
    {
        using var picture = SvgRenderer.Render(
            "<svg xmlns='http://www.w3.org/2000/svg' width='640' height='480'><rect width='640' height='480' fill='rgb(150,154,150)'/><rect y='360' width='640' height='120' fill='rgb(96,92,88)'/></svg>",
            640);
        return Optics.Capture(picture, new SeededRandom(seed, 0, "empty booth"), noise: 5, softness: 0.3);
    }

    private static LaneCamera Camera(SimulatedCrossing crossing, CaptureCare care)
    {
        ArgumentNullException.ThrowIfNull(crossing);
        ArgumentNullException.ThrowIfNull(care);
        return new LaneCamera(VehicleOf(crossing), care, Stream(crossing, "lane " + care.Name));
    }

    private static Vehicles.Vehicle VehicleOf(SimulatedCrossing crossing) =>
        crossing.Vehicle ?? throw new ArgumentException("This crossing has no vehicle.", nameof(crossing));

    private static SeededRandom Stream(SimulatedCrossing crossing, string purpose) => new(crossing.Seed, crossing.Number, purpose);
}
