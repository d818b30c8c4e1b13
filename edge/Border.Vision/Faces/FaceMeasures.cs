namespace Border.Vision.Faces;

/// <summary>What is measured of a picture of a face; the ranges that are good enough are in <see cref="FaceOptions"/>.</summary>
/// <param name="Width">Of the found face in pixels of the picture as it is worked on, 1 or more.</param>
/// <param name="Inside">The share of the inner face, brows to chin, that lies in the picture, 0 to 1.</param>
/// <param name="AtSide">True when the found face ends at the picture's left or right border.</param>
/// <param name="YawDegrees">Turned to the side: positive to the traveller's left, -90 to 90. A rough measure from five points, about ±8.</param>
/// <param name="PitchDegrees">Nodding: positive up, -90 to 90. Rougher still, about ±10.</param>
/// <param name="RollDegrees">Leaning: the eyes' line against the horizontal, clockwise in the picture, -180 to 180.</param>
/// <param name="EyeOpening">Height of the wider open eye as a share of its width, from the landmarks: 0.25 to 0.5 open.</param>
/// <param name="IrisContrast">How much darker the darker eye's darkest spot of an iris' size is than the cheek, 0 (not) to 1.</param>
/// <param name="Brightness">Mean grey value of the aligned face, 0 to 255.</param>
/// <param name="Contrast">Standard deviation of its grey values, 0 to 127.</param>
/// <param name="Sharpness">Variance of the Laplacian of the middle of the aligned face, 0 (one colour) to some thousands.</param>
/// <param name="NextFace">Width of the next largest face as a share of this one's, 0 where it is alone.</param>
public sealed record FaceMeasures(
    double Width,
    double Inside,
    bool AtSide,
    double YawDegrees,
    double PitchDegrees,
    double RollDegrees,
    double EyeOpening,
    double IrisContrast,
    double Brightness,
    double Contrast,
    double Sharpness,
    double NextFace);
