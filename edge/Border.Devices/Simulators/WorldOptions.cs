namespace Border.Devices.Simulators;

/// <summary>What kind of traffic a simulated world has. Rates are shares of all crossings, 0 to 1.</summary>
/// <param name="Today">The day that documents are valid or expired on.</param>
public sealed record WorldOptions(DateOnly Today)
{
    /// <summary>Documents that have expired.</summary>
    public double ExpiredRate { get; init; } = 0.06;

    /// <summary>Documents with a wrong check digit.</summary>
    public double WrongCheckDigitRate { get; init; } = 0.05;

    /// <summary>Travellers whose live face is somebody else's.</summary>
    public double ImpostorRate { get; init; } = 0.05;

    /// <summary>Documents that are no passport: cards and visas.</summary>
    public double OtherFormatsRate { get; init; } = 0.25;

    /// <summary>False for a lane of pedestrians.</summary>
    public bool Vehicles { get; init; } = true;
}
