using System.Text.RegularExpressions;

namespace Border.Testing.Running;

/// <summary>Reads the first run's accounts as an administrator would, from what the centre printed.</summary>
public static partial class Credentials
{
    /// <summary>Account to password; empty when none were printed, as at every later start.</summary>
    public static IReadOnlyDictionary<string, string> Read(string output) =>
        Line().Matches(output).ToDictionary(line => line.Groups["account"].Value, line => line.Groups["password"].Value);

    [GeneratedRegex(@"^   (?<account>[a-z0-9]+) +(?<password>\S{16,}) +(officer|supervisor|commander|analyst|administrator)\s*$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
