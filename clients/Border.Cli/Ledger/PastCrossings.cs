using System.CommandLine;
using System.Globalization;
using Border.Cli.Output;
using Border.Ledger;
using Border.Ledger.Subjects;

namespace Border.Cli.Ledger;

/// <summary>The options of a verb that looks at past crossings: whose ledger, with which key, and of which days.</summary>
internal sealed class PastCrossings
{
    private readonly Option<string> _ledger = new("--ledger") { Description = "The SQLite ledger's file, or a PostgreSQL connection string.", HelpName = "CONNECTION", Required = true };
    private readonly Option<string?> _key = new("--key") { Description = "The ledger's key file. Default: ledger.key beside the SQLite file.", HelpName = "FILE" };
    private readonly Option<DateOnly?> _from = Date("--from", "The first day of crossings, by the nodes' clocks in UTC: YYYY-MM-DD.");
    private readonly Option<DateOnly?> _to = Date("--to", "The last day of crossings.");

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_ledger, _key, _from, _to])
            command.Options.Add(option);
    }

    /// <summary>Opens the ledger, has it used, and says in one line what went wrong with it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="use">Gets the ledger, the first day and the last.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<int> UseAsync(ParseResult parsed, Func<ILedger, DateOnly, DateOnly, Task> use, CancellationToken cancellation)
    {
        try
        {
            await using var centre = await OpenAsync(parsed.GetRequiredValue(_ledger), parsed.GetValue(_key), cancellation);
            await use(centre.Ledger, parsed.GetValue(_from) ?? DateOnly.MinValue, parsed.GetValue(_to) ?? DateOnly.MaxValue);
            return ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or LedgerUnavailableException or LedgerKeyException or LedgerSchemaException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.SomeFailed;
        }
    }

    private static Option<DateOnly?> Date(string name, string text) => new(name)
    {
        Description = text,
        HelpName = "DAY",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens.Single().Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            result.AddError($"{name} is a day such as 2026-03-01.");
            return null;
        },
    };

    private static Task<CentreStore> OpenAsync(string ledger, string? key, CancellationToken cancellation)
    {
        if (ledger.Contains('=', StringComparison.Ordinal))
        {
            return key is null
                ? throw new ArgumentException("A PostgreSQL ledger needs its key: --key FILE, as in silo.json.")
                : CentreStore.OpenPostgresAsync(ledger, new LedgerOptions { KeyFile = key }, TimeProvider.System, cancellation);
        }

        if (!File.Exists(ledger))
            throw new FileNotFoundException($"There is no ledger {ledger}.");
        key ??= Path.Combine(Path.GetDirectoryName(Path.GetFullPath(ledger))!, "ledger.key");
        return CentreStore.OpenSqliteAsync(ledger, new LedgerOptions { KeyFile = key }, TimeProvider.System, cancellation);
    }
}
