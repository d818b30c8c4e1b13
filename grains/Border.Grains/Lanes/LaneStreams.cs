namespace Border.Grains.Lanes;

/// <summary>Names of the ledger's streams that lanes write.</summary>
public static class LaneStreams
{
    /// <summary>Every record of a crossing, written when it has ended.</summary>
    public static string OfCrossing(Guid crossing) => $"crossing:{crossing:N}";
}
