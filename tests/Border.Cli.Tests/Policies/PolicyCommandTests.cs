using System.CommandLine;
using System.Text.Json;
using Border.Cli.Eval.Recommendations;
using Border.Cli.Output;
using Border.Cli.Policies;
using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Events;
using Border.Domain.Evidence;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Ledger;
using Border.Testing;

namespace Border.Cli.Tests.Policies;

/// <summary><c>border policy</c> on files as administrators write them and on a real ledger.</summary>
public sealed class PolicyCommandTests : IDisposable
{
    private const string Usual = """ "version": 1, "face": "WhereCamera", "watchlistMaxAgeDays": 2 """;

    private readonly TempFolder _folder = new("policy");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Check_PolicyWithCommentsAndItsOwnRule_IsValid()
    {
        var (code, line, errors) = Check($$"""
            {
              {{Usual}},
              // Order 7.
              "findings": [{ "code": "own.minor", "when": "traveller.age < 18 and party.size = 1", "outcome": "Secondary", "text": { "en": "A minor travels alone." } }],
              "stays": { "rule": { "days": 90, "window": 180 }, "nationalities": [{ "nationalities": ["UTO"] }] },
            }
            """);
        Assert.Equal((ExitCode.Done, ""), (code, errors));
        Assert.True(line.GetProperty("valid").GetBoolean());
        Assert.Equal(1, line.GetProperty("own").GetInt32());
    }

    [Fact]
    public void Check_ExampleOfTheRepository_IsValid() => Assert.Equal((ExitCode.Done, ""), (Run(RepositoryFolder.PathOf("docs/policy.json")).Code, Run(RepositoryFolder.PathOf("docs/policy.json")).Errors));

    [Theory]
    [InlineData("\"findings\": [{ \"code\": \"own.a\", \"when\": \"document.red\", \"outcome\": \"Hold\", \"text\": { \"en\": \"A.\" } }]", "Finding 1, own.a: when, line 1, column 1: There is no fact document.red. Did you mean document.read?")]
    [InlineData("\"findigs\": []", "line 1, column ")]
    [InlineData("\"referralRate\": 2", "referral rate is from 0 to 1")]
    [InlineData("\"stays\": { \"rule\": { \"days\": 90, \"window\": 18 } }", "the days of stay are from 1 to the window")]
    [InlineData("\"rules\": { \"no.such\": \"Hold\" }", "that neither it nor this version knows")]
    public void Check_WrongPolicy_SaysWhatAndWhere(string extra, string words)
    {
        var (code, line, errors) = Check($"{{ {Usual}, {extra} }}");
        Assert.Equal(ExitCode.SomeFailed, code);
        Assert.Contains(words, errors, StringComparison.Ordinal);
        Assert.False(line.GetProperty("valid").GetBoolean());
    }

    [Fact]
    public void Check_NoPolicyAtAll_SaysSo()
    {
        Assert.Contains("it must hold an object", Check("null").Errors, StringComparison.Ordinal);
        Assert.Contains("is not the JSON of a policy: line 1, column 1", Check("x").Errors, StringComparison.Ordinal);
        Assert.Contains("cannot be read", Run(_folder["none.json"]).Errors, StringComparison.Ordinal);
        using (var large = File.Create(_folder["large.json"]))
            large.SetLength(5 * 1024 * 1024);
        Assert.Contains("larger than 4 MiB", Run(_folder["large.json"]).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_OnALedger_CountsWhatWouldChange_AndWhoWasErased()
    {
        var ledger = await MakeLedgerAsync();
        var policy = CrossingPolicy.Default with { Rules = new Dictionary<string, Outcome> { [Finding.DocumentExpired] = Outcome.Refuse } };
        var changed = new List<Guid>();
        await using var centre = await CentreStore.OpenSqliteAsync(ledger, new LedgerOptions { KeyFile = _folder["ledger.key"] }, TimeProvider.System, Cancel);
        var report = await new LedgerReplay(centre.Ledger, DateOnly.MinValue, DateOnly.MaxValue).TryAsync(policy, c => changed.Add(c.Crossing), Cancel);
        Assert.Equal((4, 3, 2), (report.Cases, report.Judged, report.Changed));
        Assert.Equal(1, report.Unjudged["erased"]);
        Assert.Equal(2, report.Outcomes["Secondary > Refuse"]);
        Assert.Equal(2, report.Gained[Finding.DocumentExpired]);
        Assert.Equal(2, changed.Count);
        var none = await new LedgerReplay(centre.Ledger, new DateOnly(2030, 1, 1), DateOnly.MaxValue).TryAsync(policy, _ => { }, Cancel);
        Assert.Equal(0, none.Cases);
    }

    [Fact]
    public async Task EvalRecommendations_OnALedger_CountsWhatBecameOfEverybody_AlsoOfTheErased()
    {
        var ledger = await MakeLedgerAsync();
        await using var centre = await CentreStore.OpenSqliteAsync(ledger, new LedgerOptions { KeyFile = _folder["ledger.key"] }, TimeProvider.System, Cancel);
        var report = await RecommendationsCommand.CountAsync(centre.Ledger, DateOnly.MinValue, DateOnly.MaxValue, Cancel);
        Assert.Equal([new("Admit > Admit", 2), new("Secondary > Admit", 2)], report.Outcomes);
        Assert.Equal((4, 2, 2), (report.Travellers, report.Overrides, report.Reasons[Finding.DocumentExpired].Alone));
        Assert.Equal(0, (await RecommendationsCommand.CountAsync(centre.Ledger, new DateOnly(2030, 1, 1), DateOnly.MaxValue, Cancel)).Travellers);
    }

    [Fact]
    public async Task Try_WrongDayOrLedger_IsSaidAndChangesNothing()
    {
        await File.WriteAllTextAsync(_folder["p.json"], $"{{ {Usual} }}", Cancel);
        Assert.Equal(ExitCode.WrongUse, await RunAsync("try", _folder["p.json"], "--ledger", _folder["none.db"], "--from", "yesterday"));
        Assert.Equal(ExitCode.SomeFailed, await RunAsync("try", _folder["p.json"], "--ledger", _folder["none.db"]));
        Assert.False(File.Exists(_folder["none.db"]));
        Assert.Equal(ExitCode.SomeFailed, await RunAsync("try", _folder["p.json"], "--ledger", "Host=nowhere"));
        Assert.Equal(ExitCode.Done, await RunAsync("try", _folder["p.json"], "--ledger", await MakeLedgerAsync(), "--from", "2026-03-01", "--to", "2026-03-01"));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<int> RunAsync(params string[] arguments)
    {
        var root = new RootCommand();
        root.Subcommands.Add(PolicyCommands.Build());
        return await CommandLine.RunAsync(root, ["policy", .. arguments], new StringWriter());
    }

    private (int Code, JsonElement Line, string Errors) Check(string json)
    {
        File.WriteAllText(_folder["policy.json"], json);
        return Run(_folder["policy.json"]);
    }

    private static (int Code, JsonElement Line, string Errors) Run(string file)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = PolicyCommands.Check(file, output, errors);
        return (code, JsonDocument.Parse(output.ToString()).RootElement, errors.ToString().TrimEnd());
    }

    /// <summary>Four crossings of one traveller each: two with an expired document, a clean one, and one whose traveller was erased.</summary>
    private async Task<string> MakeLedgerAsync()
    {
        var node = NodeName.Parse("north/n1");
        await using var store = await CentreStore.OpenSqliteAsync(_folder["ledger.db"], new LedgerOptions { KeyFile = _folder["ledger.key"] }, TimeProvider.System, Cancel);
        var (bodies, keys) = (new List<ReadOnlyMemory<byte>>(), new List<SubjectKey>());
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        foreach (var (expiry, number) in new[] { ("260226", 1), ("260226", 2), ("300415", 3), ("300415", 4) })
        {
            var key = SubjectKey.Create($"t-{number:d32}");
            keys.Add(key);
            foreach (var e in Crossing(number, key.Subject, expiry))
                bodies.Add(RecordCodec.Encode(node, new RecordPosition(1, bodies.Count + 1), new(at.ToUnixTimeMilliseconds(), bodies.Count), at, EventCodec.ToDraft(e, "l1", e is CrossingOpened or CrossingClosed ? null : key)));
        }

        await store.Ledger.CommitAsync(new RecordBatch(node, 1, 1, HashChain.Start(node, 1), bodies, keys), Cancel);
        await store.Ledger.EraseSubjectAsync(keys[3].Subject, Cancel);
        return _folder["ledger.db"];
    }

    private static List<CrossingEvent> Crossing(int number, string person, string expiry)
    {
        var id = new Guid(number, 0, 0, new byte[8]);
        var document = new TravelDocument(MrzFormat.TD3, "P", "UTO", "ERIKSSON", "ANNA", $"L{number}", "UTO", "740812", "F", expiry, "");
        var ai = new AiOutput("reader", "1", new string('a', 64), new string('b', 64), 0.97, 0.5, []);
        CrossingInput[] inputs =
        [
            new Arrive(new Lane("l1", Direction.Entry, LaneKind.Pedestrian)) { Crossing = id },
            new SeeDocument(1, person, document, ["P<UTOERIKSSON<<ANNA"], true, [], ai, null) { Crossing = id },
            new CheckWatchlist(1, 7, new DateTimeOffset(2026, 2, 28, 0, 0, 0, TimeSpan.Zero), []) { Crossing = id },
            new Recommend(1, new DateOnly(2026, 3, 1), 120) { Crossing = id },
            new Decide(1, Outcome.Admit, "o.one", "known", null) { Crossing = id },
        ];
        var (state, events) = (CrossingState.Initial, new List<CrossingEvent>());
        foreach (var input in inputs)
        {
            var decided = Domain.Crossings.Crossing.Decide(state, input, CrossingPolicy.Default);
            Assert.Null(decided.Refusal);
            state = Domain.Crossings.Crossing.Evolve(state, decided.Events);
            events.AddRange(decided.Events);
        }

        return events;
    }
}
