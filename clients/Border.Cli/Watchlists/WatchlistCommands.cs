using System.CommandLine;
using Border.Domain.Recommendations;
using Border.Domain.Watchlists;
using Border.Domain.Watchlists.Import;

namespace Border.Cli.Watchlists;

/// <summary><c>border watchlist</c>: lists of others made into one that can be published.</summary>
public static class WatchlistCommands
{
    /// <summary>What officers are told where nothing else is said.</summary>
    public const string DefaultInstruction = "Compare names, date and place of birth with the list's entry before you decide.";

    /// <summary>The <c>watchlist</c> command with its verbs.</summary>
    public static Command Build() => new("watchlist", "Make watchlists from the files of others.") { Import() };

    private static Command Import()
    {
        var format = new Argument<string>("FORMAT") { Description = "ofac (sdn.csv, alt.csv, add.csv, sdn_comments.csv), un (XML), opensanctions (targets.simple.csv), csv, or json to join lists." };
        format.AcceptOnlyFromAmong("ofac", "un", "opensanctions", "csv", "json");
        var files = new Argument<string[]>("FILE") { Description = "The files of the list.", Arity = ArgumentArity.OneOrMore };
        var to = new Option<string>("--out") { Description = "Where to write the list, as it is uploaded at the centre.", Required = true };
        var asks = new Option<Outcome>("--asks") { Description = "What an entry asks for.", DefaultValueFactory = _ => Outcome.Secondary };
        var instruction = new Option<string>("--instruction") { Description = "What officers are told.", DefaultValueFactory = _ => DefaultInstruction };
        var source = new Option<string?>("--source") { Description = "The list's name, at most 40 characters." };
        var report = new Option<string?>("--report") { Description = "Where to write a line for everything that was refused, left out or shortened." };
        var encoding = new Option<string>("--encoding") { Description = "Of CSV files: utf-8 or latin1.", DefaultValueFactory = _ => "utf-8" };
        encoding.AcceptOnlyFromAmong("utf-8", "latin1");
        instruction.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { Length: > Watchlist.MaxInstructionCharacters })
                result.AddError($"An instruction has at most {Watchlist.MaxInstructionCharacters} characters.");
        });
        source.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { Length: > 40 })
                result.AddError("A source has at most 40 characters.");
        });
        var import = new Command("import", "Read a list and write it as one that can be published; every refused line is named.")
        {
            format, files, to, asks, instruction, source, report, encoding,
        };
        import.SetAction(result => ImportRun.Run(
            new ImportRequest(
                result.GetRequiredValue(format),
                result.GetRequiredValue(files),
                result.GetRequiredValue(to),
                new ImportTerms(result.GetRequiredValue(asks), result.GetRequiredValue(instruction), result.GetValue(source) ?? SourceOf(result.GetRequiredValue(format))),
                result.GetValue(report),
                result.GetRequiredValue(encoding)),
            Console.Out,
            Console.Error));
        return import;
    }

    private static string SourceOf(string format) => format switch
    {
        "ofac" => "OFAC SDN",
        "un" => "UN Security Council",
        "opensanctions" => "OpenSanctions",
        _ => "own list",
    };
}
