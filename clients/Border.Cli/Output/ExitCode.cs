namespace Border.Cli.Output;

/// <summary>What every verb returns to the shell.</summary>
public static class ExitCode
{
    /// <summary>All inputs were handled.</summary>
    public const int Done = 0;

    /// <summary>Some inputs failed; each failure was said on standard error, the others were handled.</summary>
    public const int SomeFailed = 1;

    /// <summary>The command was used wrongly (unknown verb, missing argument): nothing was done.</summary>
    public const int WrongUse = 2;
}
