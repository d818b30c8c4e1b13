namespace Border.Testing.Running;

/// <summary>Starts Border's programs as they were built beside the running tests.</summary>
public static class BorderProgram
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(120);

    /// <summary>Starts the program of a project, for example <c>silos/Border.Silo</c>.</summary>
    public static ServerProcess Start(string project, params string[] arguments)
    {
        // bin/<configuration>/net10.0 of this assembly tells which build to run.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var assembly = RepositoryFolder.PathOf($"{project}/bin/{configuration}/net10.0/{Path.GetFileName(project)}.dll");
        return ServerProcess.Start("dotnet", [assembly, .. arguments]);
    }

    /// <summary>Waits until a program says at <c>/health/ready</c> that it is.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message holds its output.</exception>
    public static async Task ReadyAsync(ServerProcess process, Uri url)
    {
        using var client = Http.Trusting();
        await Eventually.Async(
            async () =>
            {
                if (process.HasExited)
                    throw new InvalidOperationException($"The process ended:\n{process.Output}");
                try
                {
                    using var answer = await client.GetAsync(new Uri(url, "/health/ready"));
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            ReadyWithin,
            () => process.Output);
    }

    /// <summary>Waits until a program has written a text.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message holds its output.</exception>
    public static Task SaysAsync(ServerProcess process, string text) => Eventually.Async(
        () => process.Output.Contains(text, StringComparison.Ordinal)
            || (process.HasExited ? throw new InvalidOperationException($"The process ended:\n{process.Output}") : false),
        ReadyWithin,
        () => process.Output);
}
