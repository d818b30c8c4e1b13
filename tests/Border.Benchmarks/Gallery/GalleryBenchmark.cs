using System.Diagnostics;
using System.Numerics.Tensors;
using Border.Benchmarks.Reporting;
using Border.Vision.Faces;
using Border.Vision.Gallery;

namespace Border.Benchmarks.Gallery;

/// <summary>One line of the gallery's benchmark.</summary>
/// <param name="What"><c>naive</c> (a plain loop over float arrays), <c>tensors</c> (TensorPrimitives over the same) or <c>gallery</c>.</param>
/// <param name="Threads">Threads it used.</param>
/// <param name="Searches">How many searches were measured.</param>
/// <param name="P50Ms">Median of one search.</param>
/// <param name="P95Ms">95th percentile of one search.</param>
/// <param name="Agrees">Searches whose ten best, rows and order, are those of the plain loop in double precision.</param>
/// <param name="ProcessMb">The process' memory in MB after it (working set).</param>
public sealed record GalleryBenchResult(string What, int Threads, int Searches, double P50Ms, double P95Ms, int Agrees, long ProcessMb);

/// <summary>Searches of a gallery of made-up faces beside plain scans of the same features.</summary>
/// <param name="folder">Where the gallery's file is built.</param>
/// <param name="count">Faces.</param>
/// <param name="searches">Searches measured for each line.</param>
public sealed class GalleryBenchmark(string folder, int count, int searches)
{
    private const int Top = 10;
    private const string Model = "made-up";
    private static readonly string Digest = new('0', 64);

    /// <summary>What is measured and how.</summary>
    public string Method =>
        $"{count:N0} made-up features of {FaceFeature.Dimensions} float32 (every 10 of one person, cosine about 0.7), {searches} queries, half of them known; top {Top}; "
        + "the gallery first, so that its memory is its own; one warm-up each; working set at the end of each line";

    /// <summary>Builds and measures.</summary>
    /// <param name="show">Gets each line.</param>
    /// <param name="cancellation">Stops between two searches.</param>
    public void Run(Action<GalleryBenchResult> show, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(show);
        var path = Path.Combine(folder, "bench.gallery");
        Build(path);
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var queries = Enumerable.Range(0, searches).Select(Query).ToArray();
        var lines = new List<Measured>();
        using (var gallery = FaceGallery.Open(path))
        {
            foreach (var threads in new[] { 1, 2 })
            {
                lines.Add(Time("gallery", threads, i => [.. gallery.Search(queries[i], Top, threads).Select(m => m.Row)], cancellation));
            }
        }

        var features = Enumerable.Range(0, count).Select(i => Face(i).Numbers.ToArray()).ToArray();
        lines.Add(Time("tensors", 1, i => Scan(features, queries[i], static (a, b) => TensorPrimitives.Dot<float>(a, b)), cancellation));
        var naive = Time("naive", 1, i => Scan(features, queries[i], Plain), cancellation);
        foreach (var line in lines.Append(naive))
        {
            show(line.Against(naive.Answers));
        }
    }

    private static double Plain(float[] a, float[] b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += (double)a[i] * b[i];
        }

        return sum;
    }

    private static int[] Scan(float[][] features, FaceFeature query, Func<float[], float[], double> dot)
    {
        var numbers = query.Numbers.ToArray();
        var best = new PriorityQueue<int, (double Score, int Row)>(Top + 1);
        for (var row = 0; row < features.Length; row++)
        {
            best.Enqueue(row, (dot(features[row], numbers), -row));
            if (best.Count > Top)
            {
                best.Dequeue();
            }
        }

        var found = new int[best.Count];
        for (var i = found.Length - 1; i >= 0; i--)
        {
            found[i] = best.Dequeue();
        }

        return found;
    }

    private Measured Time(string what, int threads, Func<int, int[]> search, CancellationToken cancellation)
    {
        search(0);
        var (times, answers) = (new Latencies(), new int[searches][]);
        for (var i = 0; i < searches; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            answers[i] = search(i);
            times.AddSince(started);
        }

        return new Measured(what, threads, times, answers, Environment.WorkingSet / 1_000_000);
    }

    private void Build(string path)
    {
        using var builder = new GalleryBuilder(path, Model, Digest);
        for (var i = 0; i < count; i++)
        {
            builder.Add($"p-{i:D8}", Face(i));
        }

        builder.Complete();
    }

    private FaceFeature Query(int number) =>
        number % 2 == 0 ? Made(1_000_000 + number, null) : Made(2_000_000 + number, Face((int)((long)number * 7919 % count)).Numbers.ToArray());

    private static FaceFeature Face(int number) => number % 10 == 0 ? Made(number, null) : Made(number, Face(number / 10 * 10).Numbers.ToArray());

    private static FaceFeature Made(int seed, float[]? near)
    {
        var random = new Random(seed);
        var numbers = new float[FaceFeature.Dimensions];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) + ((near?[i] ?? 0) * 11);
        }

        var length = TensorPrimitives.Norm<float>(numbers);
        TensorPrimitives.Divide(numbers, length, numbers);
        return new FaceFeature(Model, Digest, numbers);
    }

    private sealed record Measured(string What, int Threads, Latencies Times, int[][] Answers, long ProcessMb)
    {
        public GalleryBenchResult Against(int[][] truth)
        {
            var percentiles = Latencies.Percentiles([Times], 50, 95);
            var agrees = Answers.Zip(truth).Count(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
            return new GalleryBenchResult(What, Threads, Times.Count, percentiles[0], percentiles[1], agrees, ProcessMb);
        }
    }
}
