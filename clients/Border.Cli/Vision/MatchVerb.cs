using System.CommandLine;
using System.Diagnostics;
using Border.Cli.Output;
using Border.Vision;
using Border.Vision.Faces;

namespace Border.Cli.Vision;

/// <summary><c>vision match A B</c> or <c>--pairs F</c>: are these the same person?</summary>
internal static class MatchVerb
{
    public static Command Build()
    {
        var images = new Argument<string[]>("IMAGE") { Description = "Two images.", Arity = new ArgumentArity(0, 2) };
        var pairs = new Option<string?>("--pairs") { Description = "A file with two paths per line, a tab between them." };
        var command = new Command("match", "Compare the largest faces of two images.");
        command.Arguments.Add(images);
        command.Options.Add(pairs);
        command.Validators.Add(result =>
        {
            if ((result.GetValue(pairs) is not null) == (result.GetValue(images)?.Length == 2))
            {
                result.AddError("Give two images, or --pairs with a file.");
            }
        });
        command.SetAction(parsed => ImageVerb.WithEngine(engine =>
            parsed.GetValue(pairs) is { } file
                ? RunFile(engine, file)
                : Run(engine, parsed.GetRequiredValue(images)) ? ExitCode.Done : ExitCode.SomeFailed));
        return command;
    }

    private static int RunFile(VisionEngine engine, string file)
    {
        var failed = false;
        var read = ImageVerb.Try(file, () =>
        {
            foreach (var line in File.ReadLines(file).Where(l => !string.IsNullOrWhiteSpace(l)))
            {
                failed |= !Run(engine, line.TrimEnd('\r').Split('\t'));
            }
        });
        return failed || !read ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private static bool Run(VisionEngine engine, string[] pair)
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
            JsonLines.Write(Console.Out, Compare(engine, pair, a, b, clock), VisionJson.Lines.MatchLine);
        });
    }

    private static MatchLine Compare(VisionEngine engine, string[] pair, DetectedFace? a, DetectedFace? b, Stopwatch clock)
    {
        if (a is not null && b is not null)
        {
            var comparison = engine.Faces.Compare(a, b);
            return new MatchLine(
                pair[0], pair[1], Math.Round(comparison.Score, 4), comparison.Threshold, comparison.Same, comparison.Ai.Reasons, ImageVerb.Ms(clock));
        }

        var reason = $"No face was found in {(a is null ? pair[0] : pair[1])}.";
        return new MatchLine(pair[0], pair[1], null, new FaceOptions().MatchThreshold, false, [reason], ImageVerb.Ms(clock));
    }

    private static DetectedFace? Largest(VisionEngine engine, string file)
    {
        using var frame = ImageVerb.Open(file);
        return engine.Faces.Read(frame).Faces.FirstOrDefault();
    }
}
