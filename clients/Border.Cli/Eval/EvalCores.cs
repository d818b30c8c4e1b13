namespace Border.Cli.Eval;

/// <summary>Runs over pictures as so many lanes do that share a node.</summary>
internal static class EvalCores
{
    /// <summary>Runs the work for every item, <paramref name="cores"/> at a time; one picture is read in one thread.</summary>
    public static void Run<T>(int cores, IReadOnlyList<T> items, Action<T> work) =>
        Parallel.ForEach(items, new ParallelOptions { MaxDegreeOfParallelism = cores }, work);
}
