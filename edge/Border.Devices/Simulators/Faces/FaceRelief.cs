namespace Border.Devices.Simulators.Faces;

/// <summary>The head's depth as a map at half the canvas' resolution: what light and turning are computed from.</summary>
internal sealed class FaceRelief
{
    public const int Step = 2;
    private const int Columns = (FaceCanvas.Width / Step) + 1;
    private const int Rows = (FaceCanvas.Height / Step) + 1;

    private readonly float[] _depth = new float[Columns * Rows];
    private readonly float[] _shade = new float[Columns * Rows];

    public FaceRelief(FaceFeatures face, FaceView view)
    {
        Head(face);
        Details(face);
        Character(face);
        Light(face, view);
    }

    /// <summary>Towards the viewer, in canvas units.</summary>
    public float DepthAt(double x, double y) => Sample(_depth, x, y);

    /// <summary>Factor on the colour: 1 is flat light.</summary>
    public float ShadeAt(double x, double y) => Sample(_shade, x, y);

    private void Head(FaceFeatures face)
    {
        var middle = (face.Lower - face.Upper) / 2;
        var half = (face.Lower + face.Upper) / 2;
        for (var row = 0; row < Rows; row++)
        {
            var v = ((row * Step) - FaceCanvas.EyesY - middle) / half;
            for (var column = 0; column < Columns; column++)
            {
                var u = ((column * Step) - FaceCanvas.EyesX) / face.HalfWidth;
                _depth[(row * Columns) + column] = (float)(95 * Math.Exp(-0.62 * ((u * u) + (0.75 * v * v))));
            }
        }
    }

    private void Details(FaceFeatures f)
    {
        var mouth = f.NoseLength + f.MouthDrop;
        Bump(0, f.NoseLength * 0.4, 9, f.NoseLength * 0.42, f.NoseRelief * 0.5);
        Bump(0, f.NoseLength * 0.9, 6 + (f.NoseWidth * 0.35), 12, f.NoseRelief * 0.62);
        Bump(0, mouth - f.UpperLip, f.MouthWidth * 0.45, 3 + (f.UpperLip * 0.5), 5);
        Bump(0, mouth + (f.LowerLip * 0.7), f.MouthWidth * 0.42, 3 + (f.LowerLip * 0.4), 7);
        Bump(0, mouth, f.MouthWidth * 0.45, 3, -4);
        Bump(0, mouth + (f.LowerLip * 1.4) + 8, f.MouthWidth * 0.4, 8, -5);
        Bump(0, f.Lower - 18, f.HalfWidth * f.Chin * 0.8, 15, 11);
        Bump(0, -f.Upper * 0.5, f.HalfWidth * 0.6, 30, 4);
        foreach (var side in new[] { -1, 1 })
        {
            Bump(side * f.NoseWidth * 0.72, f.NoseLength, f.NoseWidth * 0.3, 8, f.NoseRelief * 0.3);
            Bump(side * f.EyeOffset, 2, f.EyeWidth * 1.35, 13, -f.Socket);
            Bump(side * f.EyeOffset, 1, f.EyeWidth * 0.8, f.EyeOpen + 3, 6);
            Bump(side * f.EyeOffset * 0.85, -f.BrowHeight - 2, 26, 9, f.Socket * 0.7);
            Bump(side * f.HalfWidth * 0.62, 44, 25, 20, f.Cheek);
            Bump(side * f.HalfWidth * 0.62, 86, 20, 22, -f.Cheek * 0.6);
            Bump(side * (f.NoseWidth + 14), f.NoseLength + 12, 7, 20, -1.5 - (f.Age * 4));
        }
    }

    /// <summary>Bones and flesh that no named feature covers, each person's own: a face model looks at these more than at single features.</summary>
    private void Character(FaceFeatures f)
    {
        var random = new SeededRandom(f.Detail, 0, "character");
        for (var i = 0; i < 34; i++)
        {
            Bump(
                random.Between(-0.85, 0.85) * f.HalfWidth,
                random.Between(-0.6 * f.Upper, 0.95 * f.Lower),
                random.Between(7, 26),
                random.Between(7, 26),
                random.Between(-14, 14));
        }
    }

    private void Bump(double x, double y, double sigmaX, double sigmaY, double height)
    {
        var (centreX, centreY) = ((FaceCanvas.EyesX + x) / Step, (FaceCanvas.EyesY + y) / Step);
        var (sx, sy) = (sigmaX / Step, sigmaY / Step);
        var lastRow = Math.Min(Rows - 1, (int)(centreY + (3 * sy)));
        var lastColumn = Math.Min(Columns - 1, (int)(centreX + (3 * sx)));
        for (var row = Math.Max(0, (int)(centreY - (3 * sy))); row <= lastRow; row++)
        {
            var across = height * Math.Exp(-0.5 * Math.Pow((row - centreY) / sy, 2));
            for (var column = Math.Max(0, (int)(centreX - (3 * sx))); column <= lastColumn; column++)
            {
                _depth[(row * Columns) + column] += (float)(across * Math.Exp(-0.5 * Math.Pow((column - centreX) / sx, 2)));
            }
        }
    }

    private void Light(FaceFeatures face, FaceView view)
    {
        var length = Math.Sqrt((view.LightX * view.LightX) + (view.LightY * view.LightY) + 1);
        var (lx, ly, lz) = (view.LightX / length, view.LightY / length, 1 / length);
        Array.Fill(_shade, 1);
        for (var row = 1; row < Rows - 1; row++)
        {
            var dy = (row * Step) - FaceCanvas.EyesY;
            var half = FaceCanvas.HalfWidthAt(face, dy);
            for (var column = 1; column < Columns - 1; column++)
            {
                var inside = Math.Clamp(((half - Math.Abs((column * Step) - FaceCanvas.EyesX)) / 10) + 0.4, 0, 1);
                if (half <= 0 || inside <= 0)
                {
                    continue;
                }

                var at = (row * Columns) + column;
                var gx = (_depth[at + 1] - _depth[at - 1]) / (2.0 * Step);
                var gy = (_depth[at + Columns] - _depth[at - Columns]) / (2.0 * Step);
                var facing = ((-gx * lx) - (gy * ly) + lz) / Math.Sqrt((gx * gx) + (gy * gy) + 1);
                var lit = view.Ambient + ((1 - view.Ambient) * Math.Max(0, facing) / lz);
                var gleam = 0.1 * Math.Pow(Math.Max(0, facing), 24);
                _shade[at] = (float)(1 + ((Math.Min(1.3, lit) + gleam - 1) * inside));
            }
        }
    }

    private static float Sample(float[] map, double x, double y)
    {
        var (u, v) = (Math.Clamp(x / Step, 0, Columns - 1.001), Math.Clamp(y / Step, 0, Rows - 1.001));
        var (column, row) = ((int)u, (int)v);
        var (fx, fy) = ((float)(u - column), (float)(v - row));
        var at = (row * Columns) + column;
        var top = map[at] + ((map[at + 1] - map[at]) * fx);
        var bottom = map[at + Columns] + ((map[at + Columns + 1] - map[at + Columns]) * fx);
        return top + ((bottom - top) * fy);
    }
}
