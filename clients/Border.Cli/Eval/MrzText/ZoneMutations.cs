using Border.Devices.Simulators;

namespace Border.Cli.Eval.MrzText;

/// <summary>Changes zones as readers misread them, typists mistype them and forgers alter them.</summary>
internal static class ZoneMutations
{
    private const string All = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";
    private static readonly string[] Confused = ["0O", "1I", "2Z", "5S", "8B", "6G", "0D", "0Q", "<K", "<C", "4A", "7T", "UV", "MN"];

    /// <summary>The changed lines and what was done; never the same lines as before.</summary>
    public static (string Kind, string[] Lines) Of(IReadOnlyList<string> zone, SeededRandom random)
    {
        while (true)
        {
            string[] lines = [.. zone];
            var line = random.Below(lines.Length);
            var at = random.Below(lines[line].Length);
            var kind = random.Below(8);
            var name = One(lines, line, at, kind, random);
            if (name is not null && !lines.SequenceEqual(zone))
                return (name, lines);
        }
    }

    private static string? One(string[] lines, int line, int at, int kind, SeededRandom random)
    {
        var text = lines[line];
        switch (kind)
        {
            case 0 or 1:
                lines[line] = Put(text, at, All[random.Below(All.Length)]);
                return "another character";
            case 2:
                if (Confused.Where(c => c.Contains(text[at], StringComparison.Ordinal)).ToList() is not { Count: > 0 } pairs)
                    return null;
                var pair = random.Pick(pairs);
                lines[line] = Put(text, at, pair[0] == text[at] ? pair[1] : pair[0]);
                return "a look-alike";
            case 3:
                if (at + 1 == text.Length)
                    return null;
                lines[line] = text[..at] + text[at + 1] + text[at] + text[(at + 2)..];
                return "neighbours swapped";
            case 4:
                lines[line] = text.Remove(at, 1) + (random.Chance(0.5) ? "" : "<");
                return "a character lost";
            case 5:
                lines[line] = text.Insert(at, text[at].ToString())[..(random.Chance(0.5) ? text.Length : text.Length + 1)];
                return "a character doubled";
            case 6:
                for (var times = 2 + random.Below(3); times > 0; times--)
                    lines[line] = Put(lines[line], random.Below(text.Length), All[random.Below(All.Length)]);
                return "several characters";
            default:
                lines[line] = Put(text, at, ' ');
                lines[line] = random.Chance(0.5) ? Put(text, at, char.ToLowerInvariant(text[at])) : text[..at];
                return "cut off or not of a zone";
        }
    }

    private static string Put(string text, int at, char c) => text[..at] + c + text[(at + 1)..];
}
