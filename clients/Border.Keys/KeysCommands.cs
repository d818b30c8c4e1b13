using System.CommandLine;
using Border.Keys.Root;

namespace Border.Keys;

/// <summary><c>border keys</c>: which keys may sign what.</summary>
public static class KeysCommands
{
    private static readonly Argument<string> File = new("FILE") { Description = "The root documents, usually root.json." };
    private static readonly Option<string[]> RootKeys = Several("--root", "Public key (PEM) of a root key; may repeat.");
    private static readonly Option<string[]> Signing = Several("--signing", "Public key (PEM) that may sign catalogues and bundles; may repeat.");
    private static readonly Option<string[]> Catalogue = Several("--catalogue", "Public key for catalogues alone; without it the --signing keys are.");
    private static readonly Option<int?> Threshold = new("--threshold") { Description = "How many root keys must sign." };
    private static readonly Option<int> Days = new("--days") { Description = "Days until the next root document is due.", DefaultValueFactory = _ => 397 };

    /// <summary>The <c>keys</c> command with its verbs.</summary>
    /// <param name="output">Results, one JSON object per line.</param>
    /// <param name="errors">What went wrong, in words.</param>
    /// <param name="time">Dates new documents.</param>
    public static Command Build(TextWriter output, TextWriter errors, TimeProvider time) =>
        new("keys", "Say which keys may sign what the centre sends.") { Root(output, errors, time) };

    /// <summary>The <c>root</c> command alone.</summary>
    /// <inheritdoc cref="Build"/>
    public static Command Root(TextWriter output, TextWriter errors, TimeProvider time)
    {
        var ceremony = new RootCeremony(output, errors, time);
        var init = new Command("init", "Write the first root document, unsigned.") { File, RootKeys, Threshold, Signing, Catalogue, Days };
        init.SetAction(parsed => ceremony.Init(parsed.GetRequiredValue(File), Wishes(parsed)));
        var rotate = new Command("rotate", "Append the next root document, unsigned; what is not given stays.") { File, RootKeys, Threshold, Signing, Catalogue, Days };
        rotate.SetAction(parsed => ceremony.Rotate(parsed.GetRequiredValue(File), Wishes(parsed)));
        var key = new Option<string>("--key") { Description = "A root key (PEM, private).", Required = true };
        var sign = new Command("sign", "Sign the last root document with one root key.") { File, key };
        sign.SetAction(parsed => ceremony.Sign(parsed.GetRequiredValue(File), parsed.GetRequiredValue(key)));
        var show = new Command("show", "Show every root document and whether enough keys signed it; exit code 1 when they do not hold.") { File };
        show.SetAction(parsed => ceremony.Show(parsed.GetRequiredValue(File)));
        return new Command("root", "The root documents: keys kept off line that say which keys the centre may use.") { init, sign, rotate, show };
    }

    private static RootWishes Wishes(ParseResult parsed) => new(
        parsed.GetValue(RootKeys)!, parsed.GetValue(Signing)!, parsed.GetValue(Catalogue)!, parsed.GetValue(Threshold), parsed.GetValue(Days));

    private static Option<string[]> Several(string name, string text) =>
        new(name) { Description = text, DefaultValueFactory = _ => [], AllowMultipleArgumentsPerToken = false };
}
