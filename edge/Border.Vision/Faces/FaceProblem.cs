namespace Border.Vision.Faces;

/// <summary>What can be wrong with a picture of a face; the ranges are in <see cref="FaceOptions"/>.</summary>
public enum FaceFault
{
    /// <summary>The face is too small: too far away.</summary>
    TooFar,

    /// <summary>Part of the face lies outside the picture: too near or not in the middle.</summary>
    CutOff,

    /// <summary>Moved or out of focus.</summary>
    Blurred,

    /// <summary>The nose points to the traveller's left.</summary>
    TurnedLeft,

    /// <summary>The nose points to the traveller's right.</summary>
    TurnedRight,

    /// <summary>The chin is too high.</summary>
    LookingUp,

    /// <summary>The chin is too low.</summary>
    LookingDown,

    /// <summary>The head leans to a shoulder.</summary>
    Tilted,

    /// <summary>The eyes are closed or covered.</summary>
    EyesClosed,

    /// <summary>Too little light on the face.</summary>
    TooDark,

    /// <summary>Too much light on the face.</summary>
    TooBright,

    /// <summary>Too flat to tell anything: fog, a dirty lens, a faint print.</summary>
    TooFlat,

    /// <summary>Somebody else is in the picture, nearly as large.</summary>
    MoreThanOne,
}

/// <summary>One fault of a picture.</summary>
/// <param name="Fault">Which one: a page in another language says it in its own words.</param>
/// <param name="Words">What is wrong and what the traveller can do, in English.</param>
public sealed record FaceProblem(FaceFault Fault, string Words)
{
    /// <summary>The problem of a fault, in words that can be said to a traveller.</summary>
    public static FaceProblem Of(FaceFault fault) => new(fault, fault switch
    {
        FaceFault.TooFar => "The face is too small. Come closer.",
        FaceFault.CutOff => "Part of the face is outside the picture. Step back and stand in the middle.",
        FaceFault.Blurred => "The picture is blurred. Hold still.",
        FaceFault.TurnedLeft => "The head is turned to the left. Look straight into the camera.",
        FaceFault.TurnedRight => "The head is turned to the right. Look straight into the camera.",
        FaceFault.LookingUp => "The chin is too high. Look straight into the camera.",
        FaceFault.LookingDown => "The chin is too low. Look straight into the camera.",
        FaceFault.Tilted => "The head leans to one side. Hold it upright.",
        FaceFault.EyesClosed => "The eyes are closed or covered. Open them, and take off dark glasses.",
        FaceFault.TooDark => "The face is too dark. It needs more light.",
        FaceFault.TooBright => "The face is too bright. Turn away from the light.",
        FaceFault.TooFlat => "The face can hardly be told from its background. Clean the lens and check the light.",
        FaceFault.MoreThanOne => "More than one person is in the picture. Stand alone before the camera.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    });
}
