namespace Border.Devices.Simulators.Travellers;

/// <summary>What is wrong with a simulated document, so that checks have something to find.</summary>
public enum DocumentDefect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It expired before the world's day; otherwise right.</summary>
    Expired,

    /// <summary>One check digit of its machine-readable zone is wrong.</summary>
    WrongCheckDigit,
}
