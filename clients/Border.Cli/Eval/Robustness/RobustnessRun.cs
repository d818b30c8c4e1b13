using System.Diagnostics;
using Border.Imaging;
using Border.Vision.Frames;

namespace Border.Cli.Eval.Robustness;

/// <summary>Decodes hostile files one after the other, as the readers do, and notes everything but an image or an error in words.</summary>
/// <param name="picture">What the valid files show.</param>
/// <param name="seed">The same seed gives the same files.</param>
internal sealed class RobustnessRun(Image picture, int seed)
{
    private const long MaxMb = 300;
    private const double MaxDifference = 12;
    private const int MaxFaults = 50;

    private readonly List<string> _faults = [];
    private readonly SortedDictionary<string, int> _refused = new(StringComparer.Ordinal);
    private int _decoded;
    private double _slowest;

    public RobustnessResult Run(int cases, CancellationToken cancellation)
    {
        var files = ImageKinds.Names.Select(kind => (Kind: kind, Bytes: ImageKinds.Encode(picture, kind))).ToArray();
        var start = Environment.WorkingSet;
        foreach (var (kind, bytes) in files)
        {
            CheckReading(kind, bytes);
        }

        var bombs = ImageBombs.All(picture).ToArray();
        foreach (var (name, bytes) in bombs)
        {
            if (Decode(name, bytes, static _ => { }) is null)
            {
                _faults.Add($"{name} was decoded.");
            }
        }

        for (var i = 0; i < cases && _faults.Count < MaxFaults; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            // One generator for each case, so that a fault can be had again alone.
            var random = new Random(HashCode(seed, i));
            var (kind, bytes) = files[i % files.Length];
            if (Decode($"{kind}, case {i}", Mutations.Of(bytes, files[random.Next(files.Length)].Bytes, random), static _ => { }) is { } code)
            {
                _refused[code] = _refused.GetValueOrDefault(code) + 1;
            }
            else
            {
                _decoded++;
            }
        }

        using var process = Process.GetCurrentProcess();
        var (startMb, peakMb) = (start / 1_000_000, process.PeakWorkingSet64 / 1_000_000);
        if (peakMb - startMb > MaxMb)
        {
            _faults.Add($"Decoding took {peakMb - startMb} MB; at most {MaxMb} are allowed.");
        }

        return new RobustnessResult("robustness", seed, files.Length, bombs.Length, cases, _decoded, _refused, Math.Round(_slowest, 1), startMb, peakMb, _faults);
    }

    /// <summary>A valid file must show the picture.</summary>
    private void CheckReading(string kind, byte[] bytes)
    {
        var grey = kind.Contains("grey", StringComparison.Ordinal);
        var code = Decode(kind, bytes, image =>
        {
            if ((image.Width, image.Height) != (picture.Width, picture.Height))
            {
                _faults.Add($"{kind}: read as {image.Width} x {image.Height}, it is {picture.Width} x {picture.Height}.");
            }
            else if (Difference(image, grey) is var difference && difference > MaxDifference)
            {
                _faults.Add($"{kind}: the pixels differ by {difference:0.0} on average.");
            }
        });
        if (code is not null)
        {
            _faults.Add($"{kind}: a valid file was refused ({code}).");
        }
    }

    /// <summary>Mean difference of brightness, which every kind keeps (a 16 bit grey one may have another gamma, hence the margin for grey).</summary>
    private double Difference(Image image, bool grey)
    {
        using var a = image.ToGray();
        using var b = picture.ToGray();
        double sum = 0;
        for (var i = 0; i < a.Pixels.Length; i++)
        {
            sum += Math.Abs(a.Pixels[i] - b.Pixels[i]);
        }

        return (sum / a.Pixels.Length) - (grey ? MaxDifference : 0);
    }

    /// <returns>The code of the refusal; null when it gave an image, or when it failed otherwise (which is noted).</returns>
    private string? Decode(string name, byte[] bytes, Action<Image> check)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            using var frame = Frame.Decode(bytes);
            check(frame.Image);
            return null;
        }
        catch (ImageException refused)
        {
            return refused.Message.Length > 0 ? refused.Code.ToString() : throw new InvalidOperationException($"{name}: refused without words.");
        }
        catch (Exception fault)
        {
            _faults.Add($"{name}: {fault.GetType().Name}: {fault.Message}");
            return fault.GetType().Name;
        }
        finally
        {
            _slowest = Math.Max(_slowest, clock.Elapsed.TotalMilliseconds);
        }
    }

    private static int HashCode(int seed, int number) => unchecked((seed * 1_000_003) ^ (number * 19_349_663));
}
