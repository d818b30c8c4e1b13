namespace Orleans;

/// <summary>Gives references to grains. A reference is cheap, and getting one activates nothing.</summary>
public interface IGrainFactory
{
    /// <summary>Gets a reference to the grain with this key.</summary>
    /// <typeparam name="TGrainInterface">The grain's interface.</typeparam>
    /// <param name="primaryKey">The grain's key, compared ordinally; not null, empty or blank.</param>
    /// <param name="grainClassNamePrefix">Start of the grain class's full name, where several classes implement the interface.</param>
    /// <exception cref="ArgumentException">The key is blank, or not exactly one grain class fits.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;
}

/// <summary>The silo's own client: the way in for code that is no grain.</summary>
public interface IClusterClient : IGrainFactory
{
    /// <summary>The host's services.</summary>
    IServiceProvider ServiceProvider { get; }
}
