namespace Border.Devices.Simulators;

/// <summary>With how much care a document is photographed. Every figure is the worst that may occur.</summary>
/// <param name="Name">For results.</param>
public sealed record CaptureCare(string Name)
{
    /// <summary>Flat on a scanner.</summary>
    public static CaptureCare Clean { get; } = new("clean")
    {
        SmallestPage = 900,
        LargestPage = 1250,
        Tilt = 1,
        Perspective = 0.002,
        Blur = 0.6,
        Noise = 3,
        WorstJpeg = 80,
        BestJpeg = 95,
    };

    /// <summary>By telephone, with some care.</summary>
    public static CaptureCare Moderate { get; } = new("moderate")
    {
        SmallestPage = 700,
        LargestPage = 1200,
        Tilt = 8,
        Perspective = 0.02,
        TurnedShare = 0.15,
        Blur = 0.9,
        Noise = 6,
        Shade = 0.3,
        GlareShare = 0.2,
        WorstJpeg = 60,
        BestJpeg = 92,
    };

    /// <summary>In haste: small, askew, in bad light, moved.</summary>
    public static CaptureCare Harsh { get; } = new("harsh")
    {
        SmallestPage = 560,
        LargestPage = 1000,
        Tilt = 20,
        Perspective = 0.04,
        TurnedShare = 0.3,
        Blur = 1.3,
        MotionShare = 0.3,
        Motion = 3,
        Noise = 13,
        Shade = 0.55,
        GlareShare = 0.5,
        WorstJpeg = 35,
        BestJpeg = 80,
    };

    /// <summary>Width of the page in pixels, at the least.</summary>
    public required double SmallestPage { get; init; }

    /// <summary>Width of the page in pixels, at the most.</summary>
    public required double LargestPage { get; init; }

    /// <summary>Degrees.</summary>
    public required double Tilt { get; init; }

    /// <summary>How far a corner is moved, in widths and heights of the picture.</summary>
    public required double Perspective { get; init; }

    /// <summary>Share of pictures turned by one to three quarters.</summary>
    public double TurnedShare { get; init; }

    /// <summary>Standard deviation in pixels.</summary>
    public required double Blur { get; init; }

    /// <summary>Share of pictures moved while taken.</summary>
    public double MotionShare { get; init; }

    /// <summary>Pixels moved.</summary>
    public int Motion { get; init; } = 1;

    /// <summary>Standard deviation in grey levels.</summary>
    public required double Noise { get; init; }

    /// <summary>Share of the light lost towards one side.</summary>
    public double Shade { get; init; }

    /// <summary>Share of pictures with a bright spot.</summary>
    public double GlareShare { get; init; }

    /// <summary>JPEG quality.</summary>
    public required int WorstJpeg { get; init; }

    /// <summary>JPEG quality.</summary>
    public required int BestJpeg { get; init; }
}
