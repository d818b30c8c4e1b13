namespace Border.Silo.Gateway;

/// <summary>How much evidence the centre takes.</summary>
public sealed record EvidenceGatewayOptions
{
    /// <summary>Most bytes of one node in a day (UTC), over all silos: 10 GB. What is beyond waits at the node.</summary>
    public long BytesPerDay { get; init; } = 10_000_000_000;
}
