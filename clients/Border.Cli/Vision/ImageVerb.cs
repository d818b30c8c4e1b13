using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;
using Border.Cli.Output;
using Border.Imaging;
using Border.Vision;
using Border.Vision.Frames;
using Border.Vision.Runtime;

namespace Border.Cli.Vision;

/// <summary>Runs a verb over image files: one result line per file, a failed file is said and does not stop the rest.</summary>
internal static class ImageVerb
{
    /// <summary>A verb with any number of images.</summary>
    /// <param name="name">The verb.</param>
    /// <param name="description">For the help.</param>
    /// <param name="type">How its line is written.</param>
    /// <param name="read">Reads one image: engine, frame, file name, and the time since the file was read.</param>
    public static Command Build<T>(
        string name, string description, JsonTypeInfo<T> type, Func<VisionEngine, Frame, string, Stopwatch, T> read)
    {
        var images = new Argument<string[]>("IMAGE") { Description = "Image files.", Arity = ArgumentArity.OneOrMore };
        var command = new Command(name, description);
        command.Arguments.Add(images);
        command.SetAction((parsed, cancellation) => Task.FromResult(WithEngine(engine =>
        {
            var failed = false;
            foreach (var file in parsed.GetRequiredValue(images))
            {
                cancellation.ThrowIfCancellationRequested();
                failed |= !Try(file, () =>
                {
                    var clock = Stopwatch.StartNew();
                    using var frame = Open(file);
                    JsonLines.Write(Console.Out, read(engine, frame, file, clock), type);
                });
            }

            return failed ? ExitCode.SomeFailed : ExitCode.Done;
        })));
        return command;
    }

    /// <summary>Runs with the models found; without them nothing can be done, which is said.</summary>
    public static int WithEngine(Func<VisionEngine, int> run)
    {
        try
        {
            using var engine = VisionEngine.Create();
            return run(engine);
        }
        catch (ModelException unusable)
        {
            Console.Error.WriteLine(unusable.Message);
            return ExitCode.SomeFailed;
        }
    }

    /// <summary>Runs one input; says on standard error why it failed.</summary>
    public static bool Try(string input, Action run)
    {
        try
        {
            run();
            return true;
        }
        catch (Exception failed) when (failed is ImageException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{input}: {failed.Message}");
            return false;
        }
    }

    /// <summary>Decodes a file; its size is checked before it is read.</summary>
    public static Frame Open(string file) => Frame.Decode(Load(file));

    /// <summary>The bytes of a file that is small enough.</summary>
    /// <exception cref="ImageException">It is too large.</exception>
    public static byte[] Load(string file)
    {
        var length = new FileInfo(file).Length;
        if (length > ImageLimits.Default.MaxBytes)
        {
            throw new ImageException(ImageError.TooLarge, $"The image file has {length / 1e6:0.0} MB; at most {ImageLimits.Default.MaxBytes / 1e6:0.0} MB are read.");
        }

        return File.ReadAllBytes(file);
    }

    /// <summary>Milliseconds with one decimal.</summary>
    public static double Ms(Stopwatch clock) => Math.Round(clock.Elapsed.TotalMilliseconds, 1);
}
