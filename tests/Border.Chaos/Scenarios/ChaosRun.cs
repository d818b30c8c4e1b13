using Border.Chaos.Auditing;
using Border.Domain.Records;
using Border.Ledger;
using Border.Testing;
using Border.Testing.Running;

namespace Border.Chaos.Scenarios;

/// <summary>Runs one scenario on one store, then starts everything that is down, lets the nodes drain and audits.</summary>
internal sealed class ChaosRun(Scenario scenario, Store store, int seed, CancellationToken cancellation)
{
    private static readonly TimeSpan MomentWithin = TimeSpan.FromMinutes(2);

    private readonly Random _random = new(seed);
    private readonly KillWindows _windows = new();
    private RunningBorder _border = null!;
    private Parts _parts = null!;
    private CentreStore _centre = null!;
    private string _doing = "starting";

    /// <summary>What a run showed.</summary>
    /// <exception cref="ChaosException">An invariant broke, or the run did not come to its end; the message says how to repeat it.</exception>
    public async Task<string> RunAsync()
    {
        var nodes = Enumerable.Range(1, scenario.Nodes).Select(i => $"post-{i}/n1").ToList();
        await using var border = _border = await RunningBorder.CreateAsync(new BorderShape { Silos = scenario.Silos, Postgres = store == Store.Postgresql, Nodes = nodes });
        try
        {
            _parts = new Parts(border, scenario.PerSecond);
            await border.StartCentreAsync();
            await using var centre = _centre = await Audit.OpenAsync(border, cancellation);
            await border.Load.StartAsync(-1, scenario.PerSecond);
            for (var i = 0; i < scenario.Repeat; i++)
            {
                foreach (var step in scenario.Steps)
                    await DoAsync(step);
            }
            _doing = "draining";
            await _parts.AllUpAsync();
            await border.Load.StopAsync();
            await border.Load.StartAsync(0);
            var totals = await new Audit(border).AssertAsync(cancellation);
            return $"{scenario.Name} on {store}, seed {seed}: {totals.Shown} shown crossings, {totals.Records} records, nothing lost, nothing twice. {_windows}";
        }
        catch (Exception e) when (e is not ChaosException)
        {
            throw new ChaosException(
                $"{scenario.Name} on {store}, seed {seed} (BORDER_CHAOS_SEED={seed} repeats it) failed while {_doing}: {e.Message}\n{new Audit(border).Outputs()}", e);
        }
    }

    private async Task DoAsync(Step step)
    {
        _doing = step.Text;
        await WaitAsync(step.When.Of, step.When.Amount.Draw(_random));
        await _parts.DoAsync(step.Verb, step.Part, step.Silo);
        if (step.Verb == Verb.Kill && step.Part is Part.Nodes or Part.Silo && scenario.Silos == 1)
            await _windows.LookAsync(_border, _centre, step.Part, cancellation);
        if (step.For is not { } time)
            return;
        await WaitAsync(Measure.Time, time.Draw(_random));
        await _parts.DoAsync(Verb.Start, step.Part, step.Silo);
    }

    private async Task WaitAsync(Measure of, double amount)
    {
        if (of == Measure.Time)
        {
            await PassAsync(TimeSpan.FromSeconds(amount), cancellation);
            return;
        }
        var goal = await CountAsync(of) + amount;
        await Eventually.Async(async () => await CountAsync(of) >= goal, MomentWithin, () => new Audit(_border).Outputs(), cancellation);
    }

    // Time is part of what a scenario says, not a guess about how long something takes.
    private static async Task PassAsync(TimeSpan time, CancellationToken cancellation)
    {
        if (time < TimeSpan.FromMilliseconds(1))
            return;
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync(cancellation);
    }

    private async Task<double> CountAsync(Measure of)
    {
        if (of == Measure.Crossings)
            return _border.Load.Shown;
        try
        {
            var heads = await Task.WhenAll(_border.Load.Nodes.Select(node => _centre.Ledger.FindHeadAsync(NodeName.Parse(node), cancellation)));
            return heads.Sum(head => head?.Position.Sequence ?? 0);
        }
        catch (LedgerUnavailableException)
        {
            return 0;
        }
    }
}

/// <summary>A run failed; the message says how to repeat it.</summary>
internal sealed class ChaosException(string message, Exception inner) : Exception(message, inner);
