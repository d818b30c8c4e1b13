using System.Diagnostics;
using System.Text.Json.Nodes;
using Border.Cli.Eval;

namespace Border.Cli.Tests.Eval;

/// <summary>In a process of its own: a crash of a codec must be seen as a failure, and its memory weighed alone.</summary>
public sealed class RobustnessTests
{
    [Fact]
    public async Task HostileImages_GiveAnErrorInWordsOrARightReading_WithinMemory()
    {
        var (code, lines, errors) = await BorderAsync("eval", "robustness", "--cases", "900", "--seed", "20261122");

        Assert.True(code == 0, $"exit code {code}: {errors}");
        var result = Assert.Single(lines);
        Assert.Equal(900, result["decoded"]!.GetValue<int>() + result["refused"]!.AsObject().Sum(r => r.Value!.GetValue<int>()));
        Assert.InRange(result["refused"]!["Truncated"]!.GetValue<int>(), 1, 900);
        Assert.InRange(result["peakMb"]!.GetValue<long>() - result["startMb"]!.GetValue<long>(), 0, 300);
    }

    [Fact]
    public async Task ManyReadings_LeaveNothingBehind()
    {
        var (code, lines, errors) = await BorderAsync("eval", "robustness", "--cases", "0", "--readings", "60");

        Assert.True(code == 0, $"exit code {code}: {errors} {lines[^1]}");
        Assert.Equal(60, lines[^1]["readings"]!.GetValue<int>());
    }

    private static async Task<(int Code, IReadOnlyList<JsonNode> Lines, string Errors)> BorderAsync(params string[] words)
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
