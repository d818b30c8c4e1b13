namespace Border.Chaos.Scenarios;

/// <summary>What happens when: a file of <c>scenarios/</c>.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Stores">On which stores it is run.</param>
/// <param name="Silos">How many silos the centre has.</param>
/// <param name="Nodes">How many nodes there are.</param>
/// <param name="PerSecond">How many crossings begin at each per second.</param>
/// <param name="IsLong">True when it is left to <c>deploy/chaos.sh</c>.</param>
/// <param name="Repeat">How often the steps are gone through.</param>
/// <param name="Steps">One after another; each waits for its own moment.</param>
internal sealed record Scenario(
    string Name, IReadOnlyList<Store> Stores, int Silos, int Nodes, double PerSecond, bool IsLong, int Repeat, IReadOnlyList<Step> Steps);

/// <summary>What keeps the ledger.</summary>
internal enum Store
{
    /// <summary>The embedded one.</summary>
    Sqlite,

    /// <summary>The one that several silos share.</summary>
    Postgresql,
}

/// <summary>One line: when, and what.</summary>
/// <param name="Text">As written, for reports.</param>
/// <param name="When">Counted from the end of the step before.</param>
/// <param name="Verb">What is done.</param>
/// <param name="Part">To whom.</param>
/// <param name="Silo">Which silo, from 1; 0 for other parts.</param>
/// <param name="For">After how long it is undone; null for not at all.</param>
internal sealed record Step(string Text, Moment When, Verb Verb, Part Part, int Silo, Range? For);

/// <summary>A moment: so much of something after the step before.</summary>
/// <param name="Of">Of what.</param>
/// <param name="Amount">How much; seconds for time.</param>
internal sealed record Moment(Measure Of, Range Amount);

/// <summary>An amount, drawn by the run's seed where it is a span.</summary>
/// <param name="From">At least.</param>
/// <param name="To">At most.</param>
internal readonly record struct Range(double From, double To)
{
    /// <summary>One of the amounts.</summary>
    public double Draw(Random random) => From + (random.NextDouble() * (To - From));
}

/// <summary>What a moment is counted in.</summary>
internal enum Measure
{
    /// <summary>Seconds.</summary>
    Time,

    /// <summary>Crossings that officers were shown as recorded.</summary>
    Crossings,

    /// <summary>Records committed in the ledger.</summary>
    Records,
}

/// <summary>What can be done to a part.</summary>
internal enum Verb
{
    /// <summary>SIGKILL.</summary>
    Kill,

    /// <summary>Stopped in order.</summary>
    Stop,

    /// <summary>SIGSTOP: its connections stay open and say nothing.</summary>
    Freeze,

    /// <summary>Started again, or let go on.</summary>
    Start,
}

/// <summary>What something can be done to.</summary>
internal enum Part
{
    /// <summary>All nodes: they are one process.</summary>
    Nodes,

    /// <summary>The broker, and with it the network between nodes and centre.</summary>
    Broker,

    /// <summary>One silo.</summary>
    Silo,

    /// <summary>The centre's database; nothing happens on the embedded ledger.</summary>
    Postgresql,
}
