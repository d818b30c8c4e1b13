using System.Diagnostics;
using Border.Imaging;
using Border.Vision;
using Border.Vision.Faces;
using Border.Vision.Frames;

namespace Border.Cli.Eval.Faces;

/// <summary>What one photograph gave.</summary>
/// <param name="Photo">Which.</param>
/// <param name="Face">The largest face; null where there is none.</param>
/// <param name="Problem">Why the photograph is no usable image; null where it is one.</param>
internal sealed record FaceLook(FacePhoto Photo, DetectedFace? Face, string? Problem)
{
    /// <summary>Looks at a photograph and notes how long each step took.</summary>
    public static FaceLook At(VisionEngine engine, FacePhoto photo, EvalTimes times)
    {
        try
        {
            var bytes = photo.Read();
            var clock = Stopwatch.StartNew();
            using var frame = Frame.Decode(bytes);
            var decoded = clock.Elapsed.TotalMilliseconds;
            var reading = engine.Faces.Read(frame, FaceUse.Live);
            var steps = reading.Steps;
            times.Add(new Dictionary<string, double>
            {
                ["decode"] = decoded,
                ["detect"] = steps.DetectMs,
                ["align"] = steps.AlignMs,
                ["feature"] = steps.FeatureMs,
                ["detect+align+feature"] = steps.DetectMs + steps.AlignMs + steps.FeatureMs,
                ["liveness"] = steps.LivenessMs,
            });
            return new FaceLook(photo, reading.Faces.Count > 0 ? reading.Faces[0] : null, null);
        }
        catch (Exception e) when (e is ImageException or IOException or UnauthorizedAccessException)
        {
            return new FaceLook(photo, null, e.Message);
        }
    }
}
