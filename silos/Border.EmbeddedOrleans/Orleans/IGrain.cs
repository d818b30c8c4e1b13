using Orleans.Runtime;

namespace Orleans;

/// <summary>Marks a grain interface. Methods return Task, Task{T}, ValueTask or ValueTask{T}.</summary>
public interface IGrain : IAddressable;

/// <summary>Marks a grain interface whose grains are named by a string key.</summary>
public interface IGrainWithStringKey : IGrain;
