namespace Border.Cli.Tests.Eval;

/// <summary>In a process of its own: a crash of a codec must be seen as a failure, and its memory weighed alone.</summary>
public sealed class RobustnessTests
{
    [Fact]
    public async Task HostileImages_GiveAnErrorInWordsOrARightReading_WithinMemory()
    {
        var (code, lines, errors) = await BorderProcess.RunAsync("eval", "robustness", "--cases", "900", "--seed", "20261122");

        Assert.True(code == 0, $"exit code {code}: {errors}");
        var result = Assert.Single(lines);
        Assert.Equal(900, result["decoded"]!.GetValue<int>() + result["refused"]!.AsObject().Sum(r => r.Value!.GetValue<int>()));
        Assert.InRange(result["refused"]!["Truncated"]!.GetValue<int>(), 1, 900);
        Assert.InRange(result["peakMb"]!.GetValue<long>() - result["startMb"]!.GetValue<long>(), 0, 300);
    }

    [Fact]
    public async Task ManyReadings_LeaveNothingBehind()
    {
        var (code, lines, errors) = await BorderProcess.RunAsync("eval", "robustness", "--cases", "0", "--readings", "60");

        Assert.True(code == 0, $"exit code {code}: {errors} {lines[^1]}");
        Assert.Equal(60, lines[^1]["readings"]!.GetValue<int>());
    }
}
