using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Benchmarks.Reporting;
using Border.Cli.Names;
using Border.Cli.Output;
using Border.Domain.Names;
using Border.Vision.Text;

namespace Border.Cli.Eval.Names;

/// <summary><c>border eval names</c>: labelled pairs of names.</summary>
internal static class NamesEvalCommand
{
    private static readonly NamesEvalJson Json = new(new JsonSerializerOptions(JsonLines.Options));

    public static Command Build()
    {
        var file = new Argument<string>("CSV") { Description = "Columns left, right, match (true or false) and perhaps schema and quality; - for standard input." };
        var features = new Option<string?>("--features") { Description = "File for what speaks for and against each pair, tab between, as Names/fit.py reads it." };
        var command = new Command("names", "Pairs of names: precision, recall and F1, beside edit distance at its best threshold.") { file, features };
        command.SetAction(parsed => NameFiles.With(parsed.GetRequiredValue(file), reader => Run(reader, parsed.GetValue(features), Console.Out, Console.Error)));
        return command;
    }

    internal static int Run(TextReader reader, string? features, TextWriter output, TextWriter errors)
    {
        List<NamePair> pairs;
        try
        {
            pairs = NamePair.Read(reader);
        }
        catch (InvalidDataException e)
        {
            errors.WriteLine($"The pairs cannot be used: {e.Message}");
            return ExitCode.SomeFailed;
        }

        EvalTable.Machine(errors, BenchMachine.Describe(Path.GetTempPath()));
        EvalTable.Line(errors, $"{"",-16}{"pairs",-10}{"count",8}{"precision",11}{"recall",9}{"F1",9}");
        var (border, edits) = (pairs.Select(Border).ToList(), pairs.Select(Edits).ToList());
        var best = NameCount.Best([.. edits.Select((score, i) => (score, pairs[i].IsMatch))]);
        foreach (var part in pairs.Select(p => p.Quality).Where(q => q.Length > 0).Distinct().Order(StringComparer.Ordinal).Prepend("all"))
        {
            var some = Enumerable.Range(0, pairs.Count).Where(i => part == "all" || pairs[i].Quality == part).ToArray();
            Show(NameCount.Of("edit distance", part, [.. some.Select(i => (edits[i], pairs[i].IsMatch))], best), output, errors);
            Show(NameCount.Of("border", part, [.. some.Select(i => (border[i], pairs[i].IsMatch))], NameMatcher.Threshold), output, errors);
        }

        if (features is not null)
            File.WriteAllLines(features, pairs.Select(Features));
        EvalTable.Line(errors, $"goal: border F1 0.85 of all pairs and 0.985 of the STRONG ones");
        return ExitCode.Done;
    }

    private static double Border(NamePair pair) => NameMatcher.Compare(pair.Left, pair.Right, pair.Kind).Score;

    private static double Edits(NamePair pair)
    {
        var (left, right) = (pair.Left.ToUpperInvariant(), pair.Right.ToUpperInvariant());
        return 1 - (EditTable.Of(left, right)[left.Length, right.Length] / (double)Math.Max(1, Math.Max(left.Length, right.Length)));
    }

    private static void Show(NameCount count, TextWriter output, TextWriter errors)
    {
        var (found, matches) = (count.TruePositives + count.FalsePositives, count.TruePositives + count.FalseNegatives);
        EvalTable.Line(
            errors,
            $"{count.How,-16}{count.Pairs,-10}{matches + count.FalsePositives + count.TrueNegatives,8}{count.TruePositives / (double)Math.Max(1, found),11:0.000}{count.TruePositives / (double)Math.Max(1, matches),9:0.000}{count.F1,9:0.000}");
        JsonLines.Write(output, count, Json.NameCount);
    }

    private static string Features(NamePair pair)
    {
        var f = NameMatcher.Features(new ReadName(pair.Left, pair.Kind), new ReadName(pair.Right, pair.Kind));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(pair.IsMatch ? 1 : 0)}\t{(pair.Kind == NameKind.Person ? 1 : 0)}\t{f.Spelling}\t{f.Worst}\t{f.Contradiction}\t{f.Against}\t{f.Extra}\t{f.Agreed}\t{pair.Left}\t{pair.Right}");
    }
}

/// <summary>Source-generated JSON of the evaluation.</summary>
[JsonSerializable(typeof(NameCount))]
internal sealed partial class NamesEvalJson : JsonSerializerContext;
