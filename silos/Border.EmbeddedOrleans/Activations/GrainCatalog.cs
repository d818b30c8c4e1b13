using System.Collections.Concurrent;
using System.Reflection;
using Orleans;

namespace Border.EmbeddedOrleans.Activations;

/// <summary>Finds the class behind each grain interface, among the assemblies that know of grains.</summary>
internal sealed class GrainCatalog
{
    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), GrainKind> _kinds = [];
    private readonly ConcurrentDictionary<Type, GrainKind> _kindsByClass = [];

    /// <exception cref="ArgumentException">Not exactly one class fits.</exception>
    public GrainKind Find(Type grainInterface, string? classNamePrefix) =>
        _kinds.GetOrAdd((grainInterface, classNamePrefix), key => _kindsByClass.GetOrAdd(ClassOf(key), type => new GrainKind(type)));

    private static Type ClassOf((Type Interface, string? Prefix) key)
    {
        // Most often the class lives beside its interface; other assemblies are searched only when it does not.
        Type[] classes = Classes([key.Interface.Assembly], key);
        classes = classes.Length > 0 ? classes : Classes(AppDomain.CurrentDomain.GetAssemblies().Where(KnowsGrains), key);
        return classes.Length switch
        {
            1 => classes[0],
            0 => throw new ArgumentException($"Could not find an implementation for interface {key.Interface}."),
            _ => throw new ArgumentException($"{string.Join<Type>(", ", classes)} implement {key.Interface}:"
                + " give GetGrain the start of the class's full name."),
        };
    }

    private static Type[] Classes(IEnumerable<Assembly> assemblies, (Type Interface, string? Prefix) key) =>
    [
        .. assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type =>
            type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
            && type.IsSubclassOf(typeof(Grain))
            && key.Interface.IsAssignableFrom(type)
            && (key.Prefix is null || type.FullName!.StartsWith(key.Prefix, StringComparison.Ordinal))),
    ];

    private static bool KnowsGrains(Assembly assembly) => !assembly.IsDynamic
        && Array.Exists(assembly.GetReferencedAssemblies(), name => name.Name == typeof(Grain).Assembly.GetName().Name);
}
