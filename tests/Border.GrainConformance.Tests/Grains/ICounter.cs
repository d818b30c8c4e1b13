namespace Border.GrainConformance.Grains;

[Alias("conformance.ICounter")]
public interface ICounter : IGrainWithStringKey
{
    Task<string> GetKey();

    /// <summary>Differs between activations.</summary>
    Task<Guid> GetActivation();

    /// <summary>Reads, awaits other threads, and writes what it read plus one: loses counts if calls interleave.</summary>
    Task AddOneAcrossAwaits();

    /// <summary>True if all code after an await runs where code before it did.</summary>
    Task<bool> AwaitsStayOnTurn();

    ValueTask<int> GetTotal();

    ValueTask Append(int number);

    Task<List<int>> GetNumbers();

    Task Throw(string message);

    Task Store(int value);

    Task<int> Load();

    Task Retire();

    /// <summary>Ends when the witness opens the gate.</summary>
    Task WaitForGate();

    /// <summary>Ends when the token is cancelled.</summary>
    Task WaitFor(CancellationToken cancellationToken);
}

/// <summary>A second face of the same grain.</summary>
[Alias("conformance.IRetirable")]
public interface IRetirable : IGrainWithStringKey
{
    Task<Guid> GetActivation();
}
