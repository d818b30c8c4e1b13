using Border.Testing;
using Border.Testing.Running;

namespace Border.Chaos.Scenarios;

/// <summary>Does to parts of a running Border what scenarios say. Doing what is already so changes nothing.</summary>
internal sealed class Parts(RunningBorder border, double crossingsPerSecond)
{
    private readonly HashSet<string> _frozen = [];

    /// <summary>Does one thing to one part.</summary>
    public Task DoAsync(Verb verb, Part part, int silo) => part switch
    {
        Part.Nodes => DoAsync(verb, "nodes", border.Load.Process, () => border.Load.StartAsync(-1, crossingsPerSecond)),
        Part.Silo => DoAsync(verb, $"silo {silo}", border.Silos[silo - 1].Process, border.Silos[silo - 1].StartAsync),
        Part.Broker => DoBrokerAsync(verb),
        _ => DoDatabaseAsync(verb),
    };

    /// <summary>Starts and thaws everything.</summary>
    public async Task AllUpAsync()
    {
        await DoAsync(Verb.Start, Part.Broker, 0);
        await DoAsync(Verb.Start, Part.Postgresql, 0);
        for (var silo = 1; silo <= border.Silos.Count; silo++)
            await DoAsync(Verb.Start, Part.Silo, silo);
        await DoAsync(Verb.Start, Part.Nodes, 0);
    }

    private async Task DoAsync(Verb verb, string name, ServerProcess? process, Func<Task> start)
    {
        var runs = process is { HasExited: false };
        switch (verb)
        {
            case Verb.Start when runs && _frozen.Remove(name):
                process!.Thaw();
                break;
            case Verb.Start when !runs:
                await start();
                break;
            case Verb.Freeze when runs && _frozen.Add(name):
                process!.Freeze();
                break;
            case Verb.Kill when runs:
                _frozen.Remove(name);
                await process!.KillAsync();
                break;
            case Verb.Stop when runs:
                _frozen.Remove(name);
                await process!.TerminateAsync();
                break;
        }
    }

    private async Task DoBrokerAsync(Verb verb)
    {
        var broker = border.Broker;
        switch (verb)
        {
            case Verb.Start when broker.IsRunning && _frozen.Remove("broker"):
                broker.Thaw();
                break;
            case Verb.Start when !broker.IsRunning:
                await broker.StartAgainAsync();
                break;
            case Verb.Freeze when broker.IsRunning && _frozen.Add("broker"):
                broker.Freeze();
                break;
            case Verb.Kill when broker.IsRunning:
                _frozen.Remove("broker");
                await broker.KillAsync();
                break;
            case Verb.Stop when broker.IsRunning:
                _frozen.Remove("broker");
                await broker.StopAsync();
                break;
        }
    }

    private async Task DoDatabaseAsync(Verb verb)
    {
        if (border.Postgres is not { } postgres)
            return;
        switch (verb)
        {
            case Verb.Start when !postgres.IsRunning:
                await postgres.StartAgainAsync();
                break;
            case Verb.Kill when postgres.IsRunning:
                await postgres.KillAsync();
                break;
            case Verb.Stop when postgres.IsRunning:
                await postgres.StopAsync();
                break;
        }
    }
}
