using System.CommandLine;
using Border.Domain.Evidence;
using Border.Vision.Faces;

namespace Border.Cli.Vision;

/// <summary><c>border vision</c>: read machine readable zones, plates and faces from image files.</summary>
public static class VisionCommands
{
    /// <summary>The <c>vision</c> command with its verbs.</summary>
    public static Command Build() => new("vision", "Read machine readable zones, plates and faces from image files.")
    {
        ImageVerb.Build("mrz", "Read machine readable zones.", VisionJson.Lines.MrzLine, static (engine, frame, file, clock) =>
        {
            var r = engine.Mrz.Read(frame);
            return new MrzLine(file, r.Format?.ToString(), r.Lines, r.Valid, r.Repairs, r.Problems, r.Confidence, ImageVerb.Ms(clock));
        }),
        ImageVerb.Build("plate", "Read number plates.", VisionJson.Lines.PlateLine, static (engine, frame, file, clock) =>
        {
            var plates = engine.Plates.Read(frame).Plates;
            return new PlateLine(file, [.. plates.Select(p => new PlateItem(p.Text, p.Confidence, Box(p.Box)))], ImageVerb.Ms(clock));
        }),
        ImageVerb.Build("face", "Find faces and say how fit they are for comparison.", VisionJson.Lines.FaceLine, static (engine, frame, file, clock) =>
        {
            var faces = engine.Faces.Read(frame, FaceUse.Live).Faces;
            return new FaceLine(
                file,
                [.. faces.Select(f => new FaceItem(
                    Box(f.Box), Math.Round(f.Score, 4), f.Quality, [.. f.Problems.Select(p => p.Words)], f.Liveness, f.Measures))],
                ImageVerb.Ms(clock));
        }),
        MatchVerb.Build(),
    };

    private static int[] Box(PixelBox box) => [box.X, box.Y, box.Width, box.Height];
}
