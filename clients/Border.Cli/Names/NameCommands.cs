using System.CommandLine;
using Border.Domain.Names;

namespace Border.Cli.Names;

/// <summary><c>border names</c>: whether two names are one, and who of a list a name may be.</summary>
public static class NameCommands
{
    /// <summary>The <c>names</c> command with its verbs.</summary>
    public static Command Build() => new("names", "Compare names across scripts, order and spelling.") { Match(), Search() };

    /// <summary>What a schema of a list (Person, Company, Vessel, ...) names; a person where nothing is said.</summary>
    public static NameKind Kind(string schema) => schema.Trim().ToUpperInvariant() switch
    {
        "" or "PERSON" or "INDIVIDUAL" => NameKind.Person,
        "VESSEL" or "AIRPLANE" or "VEHICLE" or "SHIP" or "AIRCRAFT" => NameKind.Thing,
        _ => NameKind.Organisation,
    };

    private static Command Match()
    {
        var pairs = new Option<string>("--pairs") { Description = "CSV file with the columns left, right and perhaps schema; - for standard input.", Required = true };
        var match = new Command("match", "Say for each pair of names whether they are one, and why.") { pairs };
        match.SetAction(result => NameFiles.With(result.GetRequiredValue(pairs), reader => NameMatching.Run(reader, Console.Out, Console.Error)));
        return match;
    }

    private static Command Search()
    {
        var list = new Option<string>("--list") { Description = "CSV file with the column name and perhaps id, aliases (; between) and schema.", Required = true };
        var schema = new Option<string>("--schema") { Description = "Person, Company or Vessel.", DefaultValueFactory = _ => "Person" };
        var names = new Argument<string[]>("NAME") { Description = "The name searched for; several are searched one after the other.", Arity = ArgumentArity.OneOrMore };
        var search = new Command("search", "Find a name in a list, best first.") { list, schema, names };
        search.SetAction(result => NameFiles.With(
            result.GetRequiredValue(list),
            reader => NameSearching.Run(reader, Kind(result.GetRequiredValue(schema)), result.GetRequiredValue(names), Console.Out, Console.Error)));
        return search;
    }
}
