namespace Border.Devices.Simulators.Faces;

/// <summary>How hair is worn.</summary>
public enum HairStyle
{
    /// <summary>None.</summary>
    Bald,

    /// <summary>Receding, at the sides.</summary>
    Sides,

    /// <summary>Short.</summary>
    Short,

    /// <summary>Parted at one side.</summary>
    Parted,

    /// <summary>A fringe over the forehead.</summary>
    Fringe,

    /// <summary>Long, beside the face.</summary>
    Long,

    /// <summary>Curly and wide.</summary>
    Curly,

    /// <summary>A headscarf.</summary>
    Scarf,
}

/// <summary>How a beard is worn.</summary>
public enum BeardStyle
{
    /// <summary>None.</summary>
    None,

    /// <summary>A moustache.</summary>
    Moustache,

    /// <summary>Around mouth and chin.</summary>
    Goatee,

    /// <summary>Full.</summary>
    Full,
}

/// <summary>What makes a drawn person look like that person: all lengths in units of a canvas whose head is about 300 high.</summary>
public sealed record FaceFeatures
{
    /// <summary>Half the width at the cheekbones.</summary>
    public required double HalfWidth { get; init; }

    /// <summary>From the eyes down to the chin.</summary>
    public required double Lower { get; init; }

    /// <summary>From the eyes up to the crown.</summary>
    public required double Upper { get; init; }

    /// <summary>Half the width at the jaw as a share of <see cref="HalfWidth"/>.</summary>
    public required double Jaw { get; init; }

    /// <summary>Half the width of the chin as a share of <see cref="HalfWidth"/>.</summary>
    public required double Chin { get; init; }

    /// <summary>From the middle of the face to an eye.</summary>
    public required double EyeOffset { get; init; }

    /// <summary>Half the width of an eye.</summary>
    public required double EyeWidth { get; init; }

    /// <summary>How far an eye opens, half.</summary>
    public required double EyeOpen { get; init; }

    /// <summary>Upwards (positive) or downwards at the outer corner.</summary>
    public required double EyeTilt { get; init; }

    /// <summary>From the eye up to the brow.</summary>
    public required double BrowHeight { get; init; }

    /// <summary>Thickness.</summary>
    public required double BrowThickness { get; init; }

    /// <summary>Height of its arch.</summary>
    public required double BrowArch { get; init; }

    /// <summary>Lift of its outer end.</summary>
    public required double BrowTilt { get; init; }

    /// <summary>From the eyes to the tip.</summary>
    public required double NoseLength { get; init; }

    /// <summary>Half the width at the wings.</summary>
    public required double NoseWidth { get; init; }

    /// <summary>Height of the tip above the face.</summary>
    public required double NoseRelief { get; init; }

    /// <summary>From the nose's base to the mouth.</summary>
    public required double MouthDrop { get; init; }

    /// <summary>Half its width.</summary>
    public required double MouthWidth { get; init; }

    /// <summary>Height of the upper lip.</summary>
    public required double UpperLip { get; init; }

    /// <summary>Height of the lower lip.</summary>
    public required double LowerLip { get; init; }

    /// <summary>Cheekbones' relief.</summary>
    public required double Cheek { get; init; }

    /// <summary>Depth of the eye sockets.</summary>
    public required double Socket { get; init; }

    /// <summary>0 (young) to 1 (old): folds and lines.</summary>
    public required double Age { get; init; }

    /// <summary>Colour of the skin.</summary>
    public required Rgb Skin { get; init; }

    /// <summary>Colour of the hair.</summary>
    public required Rgb Hair { get; init; }

    /// <summary>Colour of the eyes.</summary>
    public required Rgb Eye { get; init; }

    /// <summary>Colour of the lips.</summary>
    public required Rgb Lip { get; init; }

    /// <summary>Hair.</summary>
    public required HairStyle HairStyle { get; init; }

    /// <summary>Beard.</summary>
    public required BeardStyle Beard { get; init; }

    /// <summary>0: none, 1: round, 2: square.</summary>
    public required int Glasses { get; init; }

    /// <summary>For the small things: strands, freckles.</summary>
    public required long Detail { get; init; }
}
