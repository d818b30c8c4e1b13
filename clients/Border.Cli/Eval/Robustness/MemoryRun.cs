using Border.Devices.Simulators;
using Border.Vision;
using Border.Vision.Faces;
using Border.Vision.Frames;

namespace Border.Cli.Eval.Robustness;

/// <summary>Reads many images and weighs the process: what one reading leaves behind shows after thousands.</summary>
internal static class MemoryRun
{
    private const int Warm = 30;

    public static MemoryResult Run(VisionEngine engine, SimulatedCrossing crossing, int times, CancellationToken cancellation)
    {
        var world = new SimulatedWorld(crossing.Seed, new WorldOptions(new DateOnly(2026, 3, 1)));
        var pictures = Enumerable.Range(0, 8).SelectMany(i => Pictures(world.Crossing(i))).ToArray();
        var settled = 0L;
        for (var i = 0; i < times; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Read(engine, pictures[i % pictures.Length], i % 3);
            if (i == Math.Max(Warm, times / 10))
            {
                settled = Weigh();
            }
        }

        var end = Weigh();
        return new MemoryResult(times, settled == 0 ? end : settled, end);
    }

    private static byte[][] Pictures(SimulatedCrossing crossing) =>
        [SimulatedPictures.Document(crossing), SimulatedPictures.Vehicle(crossing, 2), SimulatedPictures.LiveFace(crossing, 0)];

    private static void Read(VisionEngine engine, byte[] picture, int reader)
    {
        using var frame = Frame.Decode(picture);
        switch (reader)
        {
            case 0:
                engine.Mrz.Read(frame);
                break;
            case 1:
                engine.Plates.Read(frame);
                break;
            default:
                engine.Faces.Read(frame, FaceUse.Live);
                break;
        }
    }

    /// <summary>After collecting: garbage that waits is no leak.</summary>
    private static long Weigh()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Environment.WorkingSet / 1_000_000;
    }
}
