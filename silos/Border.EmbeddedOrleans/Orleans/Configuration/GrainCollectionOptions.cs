namespace Orleans.Configuration;

/// <summary>When idle activations end.</summary>
public class GrainCollectionOptions
{
    /// <summary>How often to look for idle activations. Default: 1 minute. Must be positive.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long without a call makes an activation idle. Default: 15 minutes. Must exceed the quantum.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);
}

/// <summary>How calls are made.</summary>
public class SiloMessagingOptions
{
    /// <summary>How long a caller waits before it gets a <see cref="TimeoutException"/>. Default: 30 seconds. Must be positive.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
