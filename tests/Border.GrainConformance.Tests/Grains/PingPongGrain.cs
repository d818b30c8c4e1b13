namespace Border.GrainConformance.Grains;

/// <summary>Two grains that can call each other in a circle.</summary>
[Alias("conformance.IPingPong")]
public interface IPingPong : IGrainWithStringKey
{
    Task<int> Forward(string next);

    Task<int> CallBack(string caller);

    Task<int> Answer();
}

public sealed class PingPongGrain : Grain, IPingPong
{
    public Task<int> Forward(string next) => GrainFactory.GetGrain<IPingPong>(next).CallBack(this.GetPrimaryKeyString());

    public Task<int> CallBack(string caller) => GrainFactory.GetGrain<IPingPong>(caller).Answer();

    public Task<int> Answer() => Task.FromResult(42);
}
