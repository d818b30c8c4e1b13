using Border.Cli.Stays;

namespace Border.Cli.Tests.Stays;

public sealed class StayCommandsTests
{
    [Fact]
    public void Question_OfTheDesign_IsAnswered()
    {
        var (code, output, errors) = Run(
            """{"days":90,"window":180,"stays":[{"entry":"2026-01-01","exit":"2026-01-10"}],"on":"2026-03-01"}""");
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal("""{"used":10,"left":80,"lastLegalDay":"2026-05-19","overstay":0}""", output.Trim());
    }

    [Fact]
    public void OpenStay_MayLackItsExitOrHaveNull()
    {
        var (code, output, _) = Run(
            """
            {"days":90,"window":180,"stays":[{"entry":"2026-01-01"}],"on":"2026-01-03"}

            {"days":90,"window":180,"stays":[{"entry":"2026-01-01","exit":null}],"on":"2026-01-03"}
            """);
        Assert.Equal(0, code);
        Assert.Equal(2, output.Split("\"used\":3,").Length - 1);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"days":90,"window":180,"stays":[null],"on":"2026-01-03"}""")]
    [InlineData("""{"days":90,"window":180,"stays":null,"on":"2026-01-03"}""")]
    [InlineData("""{"days":0,"window":180,"stays":[],"on":"2026-01-03"}""")]
    [InlineData("""{"days":90,"window":180,"stays":[{"entry":"2026-01-05","exit":"2026-01-01"}],"on":"2026-01-03"}""")]
    [InlineData("""{"days":90,"window":180,"stays":[],"on":"2026-02-30"}""")]
    public void Line_ThatIsNoQuestion_IsSaidAndTheOthersAreAnswered(string line)
    {
        var (code, output, errors) = Run($"{line}\n" + """{"days":90,"window":180,"stays":[],"on":"2026-01-03"}""");
        Assert.Equal(1, code);
        Assert.Contains("Line 1: ", errors, StringComparison.Ordinal);
        Assert.Contains("\"used\":0", output, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Errors) Run(string input)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = StayCommands.Check(new StringReader(input), output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
