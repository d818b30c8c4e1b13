namespace Border.GrainConformance.Grains;

/// <summary>Takes and gives values, to show what crosses the call boundary and what stays apart.</summary>
[Alias("conformance.IDepot")]
public interface IDepot : IGrainWithStringKey
{
    Task<Parcel> Echo(Parcel parcel);

    Task<Notice> EchoNotice(Notice notice);

    Task<object?> EchoAny(object? value);

    Task Keep(List<string> lines);

    Task<List<string>> GetKept();

    /// <summary>Changes its own argument.</summary>
    Task Spoil(List<string> lines, Parcel parcel);

    /// <summary>The name of the node after next, which is the node itself if it points to itself.</summary>
    Task<bool> IsCycle(Node node);

    /// <summary>Whether both arguments are one object here.</summary>
    Task<bool> AreSame(List<string> first, List<string> second);

    /// <summary>Calls a grain given as an argument.</summary>
    Task<string> AskKeyOf(ICounter counter);
}

public sealed class DepotGrain : Grain, IDepot
{
    private List<string> _kept = [];

    public Task<Parcel> Echo(Parcel parcel) => Task.FromResult(parcel);

    public Task<Notice> EchoNotice(Notice notice) => Task.FromResult(notice);

    public Task<object?> EchoAny(object? value) => Task.FromResult(value);

    public Task Keep(List<string> lines)
    {
        _kept = lines;
        return Task.CompletedTask;
    }

    public Task<List<string>> GetKept() => Task.FromResult(_kept);

    public Task Spoil(List<string> lines, Parcel parcel)
    {
        lines.Clear();
        parcel.Lines.Clear();
        parcel.Counts.Clear();
        Array.Clear(parcel.Bytes);
        return Task.CompletedTask;
    }

    public Task<bool> IsCycle(Node node) => Task.FromResult(node.Next?.Next == node);

    public Task<bool> AreSame(List<string> first, List<string> second) => Task.FromResult(ReferenceEquals(first, second));

    public Task<string> AskKeyOf(ICounter counter) => counter.GetKey();
}
