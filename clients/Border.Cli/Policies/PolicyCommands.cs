using System.CommandLine;
using Border.Cli.Ledger;
using Border.Cli.Output;
using Border.Domain.Recommendations.Facts;
using Border.Domain.Recommendations.Rules;

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
        var past = new PastCrossings();
        var tried = new Command("try", "Show what a policy would have recommended for past crossings, beside what was.") { file };
        past.AddTo(tried);
        tried.SetAction(async (parsed, cancellation) =>
        {
            var (policy, problems) = PolicyFile.Read(parsed.GetRequiredValue(file));
            foreach (var problem in problems)
                await Console.Error.WriteLineAsync(problem);
            if (problems.Count > 0)
                return ExitCode.SomeFailed;
            return await past.UseAsync(
                parsed,
                async (ledger, from, to) =>
                {
                    var report = await new LedgerReplay(ledger, from, to).TryAsync(
                        policy!, changed => JsonLines.Write(Console.Out, changed, PolicyJson.Output.TrialCase), cancellation);
                    JsonLines.Write(Console.Out, report, PolicyJson.Output.TrialReport);
                    TrialTable.Write(Console.Error, report);
                },
                cancellation);
        });
        return tried;
    }
}
