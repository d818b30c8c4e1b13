using System.CommandLine;
using Border.Cli.Output;

namespace Border.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Run_VerbThatIsStopped_SaysSoInOneLine()
    {
        using var errors = new StringWriter();

        var code = await CommandLine.RunAsync(Root(() => throw new OperationCanceledException()), ["measure"], errors);

        Assert.Equal(ExitCode.SomeFailed, code);
        Assert.Equal("Stopped before the end; what was printed until then holds.", errors.ToString().Trim());
    }

    [Fact]
    public async Task Run_UnknownWord_IsWrongUseAndSaysWhatToTry()
    {
        using var errors = new StringWriter();

        var code = await CommandLine.RunAsync(Root(() => { }), ["measure", "--twice"], errors);

        Assert.Equal(ExitCode.WrongUse, code);
        Assert.Contains("Try: border measure --help", errors.ToString(), StringComparison.Ordinal);
    }

    private static RootCommand Root(Action verb)
    {
        var measure = new Command("measure");
        measure.SetAction(_ => verb());
        return new RootCommand { measure };
    }
}
