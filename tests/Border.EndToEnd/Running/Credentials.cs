using System.Text.RegularExpressions;

namespace Border.EndToEnd.Running;

/// <summary>Reads the first run's accounts as an administrator would, from what the centre printed.</summary>
internal static partial class Credentials
{
    public static IReadOnlyDictionary<string, string> Read(string output) =>
        Line().Matches(output).ToDictionary(line => line.Groups["account"].Value, line => line.Groups["password"].Value);

    [GeneratedRegex(@"^   (?<account>[a-z0-9]+) +(?<password>\S{16,}) +(officer|supervisor|commander|analyst|administrator)\s*$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
