namespace Border.Vision.Faces;

/// <summary>
/// How a head is turned, from six points of it: the affine map that brings a head's points in space closest to those in the picture, and
/// of it the turn (scaled orthography, DeMenthon and Davis 1995, first step). Heads differ, so it is good to about ten degrees.
/// </summary>
/// <param name="YawDegrees">To the traveller's left is positive.</param>
/// <param name="PitchDegrees">Up is positive.</param>
internal readonly record struct HeadPose(double YawDegrees, double PitchDegrees)
{
    /// <summary>Nose tip, chin, outer corners of the eyes, corners of the mouth in the iBUG order.</summary>
    private static readonly int[] Indices = [30, 8, 36, 45, 48, 54];

    /// <summary>The same points of a mean head in millimetres: x to the right of the picture, y down, z away from the camera.</summary>
    private static readonly double[][] Head =
    [
        [0, 0, 0], [0, 64, 12.5], [-43, -33, 26], [43, -33, 26], [-29, 29, 24], [29, 29, 24],
    ];

    private static readonly double[][] Fit = Inverse();

    public static HeadPose Of(FaceLandmarks face)
    {
        var points = face.Points;
        double meanX = 0, meanY = 0;
        foreach (var i in Indices)
        {
            meanX += points[i].X / Indices.Length;
            meanY += points[i].Y / Indices.Length;
        }

        Span<double> across = stackalloc double[3];
        Span<double> down = stackalloc double[3];
        for (var i = 0; i < Indices.Length; i++)
        {
            for (var axis = 0; axis < 3; axis++)
            {
                across[axis] += Fit[i][axis] * (points[Indices[i]].X - meanX);
                down[axis] += Fit[i][axis] * (points[Indices[i]].Y - meanY);
            }
        }

        return Turn(across, down);
    }

    /// <summary>The two rows of the map are the picture's axes as the head sees them; their third components tell how it is turned.</summary>
    private static HeadPose Turn(ReadOnlySpan<double> across, ReadOnlySpan<double> down)
    {
        // The roll is taken out first, so that yaw and pitch are the head's own.
        var (lengthAcross, lengthDown) = (Length(across), Length(down));
        var roll = Math.Atan2((down[0] / lengthDown) - (across[1] / lengthAcross), (across[0] / lengthAcross) + (down[1] / lengthDown));
        var (cos, sin) = (Math.Cos(roll), Math.Sin(roll));
        var (x, y) = (across[2] / lengthAcross, down[2] / lengthDown);
        var (side, up) = ((cos * x) + (sin * y), (cos * y) - (sin * x));
        return new HeadPose(Degrees(-side), Degrees(up));
    }

    private static double Degrees(double sine) => Math.Asin(Math.Clamp(sine, -1, 1)) * 180 / Math.PI;

    private static double Length(ReadOnlySpan<double> v) => Math.Max(1e-9, Math.Sqrt((v[0] * v[0]) + (v[1] * v[1]) + (v[2] * v[2])));

    /// <summary>For each point what it adds to the map: rows of X (XᵀX)⁻¹ with X the head's points about their mean.</summary>
    private static double[][] Inverse()
    {
        var mean = Enumerable.Range(0, 3).Select(axis => Head.Average(p => p[axis])).ToArray();
        var x = Head.Select(p => p.Select((v, axis) => v - mean[axis]).ToArray()).ToArray();
        double Sum(int a, int b) => x.Sum(p => p[a] * p[b]);
        var (a, b, c, d, e, f) = (Sum(0, 0), Sum(0, 1), Sum(0, 2), Sum(1, 1), Sum(1, 2), Sum(2, 2));
        var determinant = (a * ((d * f) - (e * e))) - (b * ((b * f) - (c * e))) + (c * ((b * e) - (c * d)));
        double[][] inverse =
        [
            [((d * f) - (e * e)) / determinant, ((c * e) - (b * f)) / determinant, ((b * e) - (c * d)) / determinant],
            [((c * e) - (b * f)) / determinant, ((a * f) - (c * c)) / determinant, ((b * c) - (a * e)) / determinant],
            [((b * e) - (c * d)) / determinant, ((b * c) - (a * e)) / determinant, ((a * d) - (b * b)) / determinant],
        ];
        return [.. x.Select(p => inverse.Select(row => (row[0] * p[0]) + (row[1] * p[1]) + (row[2] * p[2])).ToArray())];
    }
}
