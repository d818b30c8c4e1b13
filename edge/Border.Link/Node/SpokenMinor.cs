using Border.Link.Protocol;

namespace Border.Link.Node;

/// <summary>
/// What may be sent to the centre on this connection (P-7.1). Silos of different versions answer beside each other while they are being
/// upgraded, and a batch may reach any of them: the smallest minor that was heard counts.
/// </summary>
internal sealed class SpokenMinor
{
    private const int Unheard = int.MaxValue;

    private volatile int _smallest = Unheard;

    /// <summary>True when every silo that has answered so far reads compact batches.</summary>
    public bool IsCompact => _smallest is >= LinkLimits.MinorWithCompact and not Unheard;

    /// <summary>An ack says which minor its silo speaks.</summary>
    public void Heard(int minor) => _smallest = Math.Min(_smallest, minor);

    /// <summary>Another connection, perhaps another centre.</summary>
    public void Forget() => _smallest = Unheard;
}
