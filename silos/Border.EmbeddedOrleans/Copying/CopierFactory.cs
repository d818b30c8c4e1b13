using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Border.EmbeddedOrleans.Calls;
using Orleans;

namespace Border.EmbeddedOrleans.Copying;

/// <summary>Chooses how each type is copied. Types it does not know are refused when a value comes.</summary>
internal static class CopierFactory
{
    private static readonly HashSet<Type> Unchangeable =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
        typeof(TimeSpan), typeof(Guid), typeof(Uri), typeof(Version), typeof(Int128), typeof(UInt128), typeof(Half),
        typeof(CancellationToken),
    ];

    private static readonly Dictionary<Type, Type> Collections = new()
    {
        [typeof(List<>)] = typeof(ListCopier<>),
        [typeof(HashSet<>)] = typeof(HashSetCopier<>),
        [typeof(Dictionary<,>)] = typeof(DictionaryCopier<,>),
        [typeof(ImmutableArray<>)] = typeof(ImmutableArrayCopier<>),
        [typeof(ImmutableList<>)] = typeof(ImmutableListCopier<>),
        [typeof(ImmutableDictionary<,>)] = typeof(ImmutableDictionaryCopier<,>),
        [typeof(Nullable<>)] = typeof(NullableCopier<>),
    };

    public static object CreateExact(Type type)
    {
        if (IsShared(type))
        {
            return Make(typeof(SharingCopier<>), type);
        }

        if (type.IsSZArray)
        {
            return Make(typeof(ArrayCopier<>), type.GetElementType()!);
        }

        if (type.IsGenericType && Collections.TryGetValue(type.GetGenericTypeDefinition(), out Type? copier))
        {
            return Make(copier, type.GetGenericArguments());
        }

        bool hasMembers = IsPlainTuple(type) || (SerializableMembers.IsMarked(type) && !type.IsAbstract);
        return Make(hasMembers ? typeof(MembersCopier<>) : typeof(RefusingCopier<>), type);
    }

    /// <summary>Whether values of exactly this type can be shared between caller and grain.</summary>
    public static bool IsShared(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || Unchangeable.Contains(type) || type.IsDefined(typeof(ImmutableAttribute), false)
            || typeof(GrainReference).IsAssignableFrom(type))
        {
            return true;
        }

        if (!type.IsGenericType || !(IsPlainTuple(type) || IsUnchangeableCollection(type.GetGenericTypeDefinition())))
        {
            return false;
        }

        return type.GetGenericArguments().All(argument => argument.IsSealed && IsShared(argument));
    }

    /// <summary>Value tuples and key-value pairs: all their fields are copied, no marks needed.</summary>
    public static bool IsPlainTuple(Type type) => type.IsGenericType && type.IsValueType
        && (typeof(ITuple).IsAssignableFrom(type) || type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    private static bool IsUnchangeableCollection(Type definition) => definition == typeof(Nullable<>)
        || definition == typeof(ImmutableArray<>) || definition == typeof(ImmutableList<>)
        || definition == typeof(ImmutableDictionary<,>);

    private static object Make(Type definition, params Type[] arguments) =>
        Activator.CreateInstance(definition.MakeGenericType(arguments))!;
}
