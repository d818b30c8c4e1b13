using System.CommandLine;
using System.Globalization;
using Border.Cli.Output;
using Border.Domain.Recommendations.Facts;
using Border.Domain.Recommendations.Rules;
using Border.Ledger;
using Border.Ledger.Subjects;

namespace Border.Cli.Policies;

/// <summary><c>border policy</c>: writes, checks and tries the rules of recommendations.</summary>
public static class PolicyCommands
{
    /// <summary>The <c>policy</c> command with its verbs.</summary>
    public static Command Build() => new("policy", "Check the rules of recommendations, and try them on past crossings.") { Facts(), Check(), Try() };

    /// <summary>Checks a policy's file.</summary>
    internal static int Check(string file, TextWriter output, TextWriter errors)
    {
        var (policy, problems) = PolicyFile.Read(file);
        foreach (var problem in problems)
            errors.WriteLine(problem);
        var rules = policy is null ? null : RuleSet.Of(policy).Outcomes;
        JsonLines.Write(output, new PolicyCheckLine(file, problems.Count == 0, policy?.Findings.Count ?? 0, rules?.Count ?? 0, problems), PolicyJson.Output.PolicyCheckLine);
        return problems.Count == 0 ? ExitCode.Done : ExitCode.SomeFailed;
    }

    private static Command Facts()
    {
        var facts = new Command("facts", "List every fact that a rule may ask for.");
        facts.SetAction(_ =>
        {
            foreach (var fact in FactTable.All)
                JsonLines.Write(Console.Out, new FactLine(fact.Name, fact.Type.ToString().ToLowerInvariant(), fact.Unit, fact.IsPersonal, fact.Meaning), PolicyJson.Output.FactLine);
            return ExitCode.Done;
        });
        return facts;
    }

    private static Command Check()
    {
        var file = new Argument<string>("FILE") { Description = "The policy, a JSON object." };
        var check = new Command("check", "Say what is wrong with a policy, with line and column, before it is uploaded.") { file };
        check.SetAction(parsed => Check(parsed.GetRequiredValue(file), Console.Out, Console.Error));
        return check;
    }

    private static Command Try()
    {
        var file = new Argument<string>("POLICY") { Description = "The policy to try, a JSON object." };
        var ledger = new Option<string>("--ledger") { Description = "The SQLite ledger's file, or a PostgreSQL connection string.", HelpName = "CONNECTION", Required = true };
        var key = new Option<string?>("--key") { Description = "The ledger's key file. Default: ledger.key beside the SQLite file.", HelpName = "FILE" };
        var from = Date("--from", "The first day of crossings, by the nodes' clocks in UTC: YYYY-MM-DD.");
        var to = Date("--to", "The last day of crossings.");
        var tried = new Command("try", "Show what a policy would have recommended for past crossings, beside what was.") { file, ledger, key, from, to };
        tried.SetAction(async (parsed, cancellation) =>
        {
            var (policy, problems) = PolicyFile.Read(parsed.GetRequiredValue(file));
            foreach (var problem in problems)
                await Console.Error.WriteLineAsync(problem);
            if (problems.Count > 0)
                return ExitCode.SomeFailed;
            try
            {
                await using var centre = await OpenAsync(parsed.GetRequiredValue(ledger), parsed.GetValue(key), cancellation);
                var replay = new LedgerReplay(centre.Ledger, parsed.GetValue(from) ?? DateOnly.MinValue, parsed.GetValue(to) ?? DateOnly.MaxValue);
                var report = await replay.TryAsync(policy!, changed => JsonLines.Write(Console.Out, changed, PolicyJson.Output.TrialCase), cancellation);
                JsonLines.Write(Console.Out, report, PolicyJson.Output.TrialReport);
                TrialTable.Write(Console.Error, report);
                return ExitCode.Done;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or LedgerUnavailableException or LedgerKeyException or LedgerSchemaException or ArgumentException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return ExitCode.SomeFailed;
            }
        });
        return tried;
    }

    internal static Option<DateOnly?> Date(string name, string text) => new(name)
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

    /// <summary>Opens the centre's store of either kind with its key.</summary>
    internal static Task<CentreStore> OpenAsync(string ledger, string? key, CancellationToken cancellation)
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
