namespace Border.Devices.Simulators.Faces;

/// <summary>The canvas on which every head is drawn, in its own units; the point between the eyes is at (EyesX, EyesY).</summary>
internal static class FaceCanvas
{
    public const int Width = 680;
    public const int Height = 520;
    public const int EyesX = 340;
    public const int EyesY = 225;

    /// <summary>Half the face's width at a height below (positive) or above the eyes; 0 beyond chin and crown.</summary>
    public static double HalfWidthAt(FaceFeatures face, double dy)
    {
        if (dy >= 0)
        {
            var t = dy / face.Lower;
            var jaw = face.HalfWidth * face.Jaw;
            var chin = face.HalfWidth * face.Chin;
            return t switch
            {
                >= 1 => 0,
                < 0.3 => face.HalfWidth,
                < 0.7 => Ease(face.HalfWidth, jaw, (t - 0.3) / 0.4),
                _ => jaw + ((chin * 0.2) - jaw) * Math.Pow((t - 0.7) / 0.3, 2.2),
            };
        }

        var up = -dy / face.Upper;
        return up >= 1 ? 0 : face.HalfWidth * Math.Sqrt(1 - Math.Pow(up, 2.4));
    }

    private static double Ease(double from, double to, double t) => from + ((to - from) * t * t * (3 - (2 * t)));
}
