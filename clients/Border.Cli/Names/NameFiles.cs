using Border.Cli.Input;
using Border.Cli.Output;

namespace Border.Cli.Names;

/// <summary>Opens the files of these verbs.</summary>
internal static class NameFiles
{
    /// <summary>Runs with a file or standard input; one that cannot be read is said on standard error.</summary>
    public static int With(string file, Func<TextReader, int> run)
    {
        try
        {
            using var reader = InputLines.Open(file);
            return run(reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{file} cannot be read: {e.Message}");
            return ExitCode.SomeFailed;
        }
    }
}
