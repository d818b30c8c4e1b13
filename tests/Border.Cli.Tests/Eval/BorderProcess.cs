using System.Diagnostics;
using System.Text.Json.Nodes;
using Border.Cli.Eval;

namespace Border.Cli.Tests.Eval;

/// <summary>Runs <c>border</c> as its users do: exit code, the JSON lines of its output, and what it said to people.</summary>
internal static class BorderProcess
{
    public static async Task<(int Code, IReadOnlyList<JsonNode> Lines, string Errors)> RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(EvalCommands).Assembly.Location, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        try
        {
            var cancellation = TestContext.Current.CancellationToken;
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)], await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
