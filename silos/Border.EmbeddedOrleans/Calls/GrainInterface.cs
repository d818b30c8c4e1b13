using System.Collections.Frozen;
using System.Reflection;

namespace Border.EmbeddedOrleans.Calls;

/// <summary>A grain interface with its methods, inherited ones included.</summary>
internal sealed class GrainInterface
{
    private readonly FrozenDictionary<MethodInfo, GrainMethod> _methods;

    /// <exception cref="NotSupportedException">A method cannot be called across a boundary.</exception>
    public GrainInterface(Type type)
    {
        Type = type;
        _methods = type.GetInterfaces().Append(type)
            .SelectMany(part => part.GetMethods(BindingFlags.Instance | BindingFlags.Public))
            .ToFrozenDictionary(method => method, GrainMethod.Create);
    }

    public Type Type { get; }

    public GrainMethod Find(MethodInfo method) => _methods[method];
}
