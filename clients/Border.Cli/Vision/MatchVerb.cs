using System.CommandLine;
using System.Diagnostics;
using Border.Cli.Output;
using Border.Domain.Faces;
using Border.Domain.Recommendations;
using Border.Vision;
using Border.Vision.Faces;
using Border.Vision.Runtime;

namespace Border.Cli.Vision;

/// <summary><c>vision match A B</c> or <c>--pairs F</c>: are these the same person?</summary>
internal static class MatchVerb
{
    private const double Trial = 0.28;

    public static Command Build()
    {
        var images = new Argument<string[]>("IMAGE") { Description = "Two images.", Arity = new ArgumentArity(0, 2) };
        var pairs = new Option<string?>("--pairs") { Description = "A file with two paths per line, a tab between them." };
        var calibration = new Option<string?>("--calibration") { Description = "A calibration written by eval faces; without it the threshold is 0.28." };
        var rate = new Option<double>("--fmr") { Description = "The false match rate wanted of the calibration.", DefaultValueFactory = _ => 0.001 };
        var command = new Command("match", "Compare the largest faces of two images.");
        command.Arguments.Add(images);
        command.Options.Add(pairs);
        command.Options.Add(calibration);
        command.Options.Add(rate);
        command.Validators.Add(result =>
        {
            if ((result.GetValue(pairs) is not null) == (result.GetValue(images)?.Length == 2))
            {
                result.AddError("Give two images, or --pairs with a file.");
            }
        });
        command.SetAction(parsed => ImageVerb.WithEngine(engine =>
            Threshold(parsed.GetValue(calibration), parsed.GetValue(rate)) is not { } threshold ? ExitCode.SomeFailed
            : parsed.GetValue(pairs) is { } file ? RunFile(engine, file, threshold)
            : Run(engine, parsed.GetRequiredValue(images), threshold) ? ExitCode.Done : ExitCode.SomeFailed));
        return command;
    }

    /// <summary>A node takes its policy's threshold; here it is the calibration's, or that of the equal error rate of a trial.</summary>
    private static FaceThreshold? Threshold(string? file, double rate)
    {
        if (file is null)
        {
            return new FaceThreshold(Trial, "Threshold 0.28: equal errors on 113 photographs of 26 people.", null);
        }

        FaceCalibration? calibration = null;
        string? problem = null;
        var threshold = ImageVerb.Try(file, () => calibration = FaceCalibration.Read(File.ReadAllBytes(file), out problem)) && calibration is not null
            ? FaceThreshold.Of(CrossingPolicy.Default with { FaceMatch = new FaceMatchRule(rate, calibration) }, ModelCard.Of(ModelIds.FaceFeature).Sha256)
            : null;
        problem ??= threshold?.Problem;
        if (problem is not null)
        {
            Console.Error.WriteLine($"{file}: {problem}");
        }

        return problem is null ? threshold : null;
    }

    private static int RunFile(VisionEngine engine, string file, FaceThreshold threshold)
    {
        var failed = false;
        var read = ImageVerb.Try(file, () =>
        {
            foreach (var line in File.ReadLines(file).Where(l => !string.IsNullOrWhiteSpace(l)))
            {
                failed |= !Run(engine, line.TrimEnd('\r').Split('\t'), threshold);
            }
        });
        return failed || !read ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private static bool Run(VisionEngine engine, string[] pair, FaceThreshold threshold)
    {
        if (pair.Length != 2)
        {
            Console.Error.WriteLine($"{string.Join(' ', pair)}: a line needs two paths with a tab between them.");
            return false;
        }

        return ImageVerb.Try(string.Join(' ', pair), () =>
        {
            var clock = Stopwatch.StartNew();
            var (a, b) = (Largest(engine, pair[0]), Largest(engine, pair[1]));
            JsonLines.Write(Console.Out, Compare(engine, pair, a, b, threshold, clock), VisionJson.Lines.MatchLine);
        });
    }

    private static MatchLine Compare(
        VisionEngine engine, string[] pair, DetectedFace? a, DetectedFace? b, FaceThreshold threshold, Stopwatch clock)
    {
        if (a is not null && b is not null)
        {
            var comparison = engine.Faces.Compare(a, b, threshold);
            return new MatchLine(
                pair[0], pair[1], Math.Round(comparison.Score, 4), comparison.Threshold, comparison.Same, comparison.Ai.Reasons, ImageVerb.Ms(clock));
        }

        var reason = $"No face was found in {(a is null ? pair[0] : pair[1])}.";
        return new MatchLine(pair[0], pair[1], null, threshold.Score, false, [reason], ImageVerb.Ms(clock));
    }

    private static DetectedFace? Largest(VisionEngine engine, string file)
    {
        using var frame = ImageVerb.Open(file);
        return engine.Faces.Read(frame, FaceUse.Portrait).Faces.FirstOrDefault();
    }
}
