using System.Diagnostics;

namespace Border.Edge.Measuring;

/// <summary>
/// Resident memory of the node's process (RSS, what the system counts as used), in MB of a million bytes. It holds everything that runs
/// in the process: lanes, pages, link, models and, where there are any, the simulated devices and the drawing of their pictures.
/// </summary>
internal sealed class NodeMemory
{
    /// <summary>Everything is up but no model is loaded; null before.</summary>
    public double? BeforeModelsMb { get; private set; }

    /// <summary>All models are loaded, none has run; null before.</summary>
    public double? ModelsLoadedMb { get; private set; }

    /// <summary>Call before the first model is loaded.</summary>
    public void ModelsComing() => BeforeModelsMb = Now();

    /// <summary>Call when all are.</summary>
    public void ModelsLoaded() => ModelsLoadedMb = Now();

    /// <summary>What a run's summary says.</summary>
    public MemorySummary Summary()
    {
        using var process = Process.GetCurrentProcess();
        return new MemorySummary(BeforeModelsMb, ModelsLoadedMb, Now(), Megabytes(process.PeakWorkingSet64), Megabytes(GC.GetGCMemoryInfo().TotalCommittedBytes));
    }

    private static double Now() => Megabytes(Environment.WorkingSet);

    private static double Megabytes(long bytes) => Math.Round(bytes / 1e6, 1);
}

/// <summary>See <see cref="NodeMemory"/>.</summary>
/// <param name="BeforeModelsMb">Everything is up but no model is loaded.</param>
/// <param name="ModelsLoadedMb">All models are loaded, none has run.</param>
/// <param name="EndMb">At the end of the run.</param>
/// <param name="PeakMb">The most there ever was.</param>
/// <param name="ManagedMb">Of <paramref name="EndMb"/>: the managed heap, its empty parts included.</param>
internal sealed record MemorySummary(double? BeforeModelsMb, double? ModelsLoadedMb, double EndMb, double PeakMb, double ManagedMb);
