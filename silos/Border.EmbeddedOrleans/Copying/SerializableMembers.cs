using System.Reflection;
using Orleans;
using Orleans.Serialization;

namespace Border.EmbeddedOrleans.Copying;

/// <summary>A field that crosses the call boundary.</summary>
/// <param name="Field">The field itself or a property's backing field.</param>
/// <param name="Shared">Marked [Immutable], so not copied.</param>
internal readonly record struct SerializableMember(FieldInfo Field, bool Shared);

/// <summary>
/// Finds the members of a [GenerateSerializer] type that cross the boundary: those with [Id], and the positional members of
/// records. Orleans silently loses any other member; here it is an error, unless it says [NonSerialized].
/// </summary>
internal static class SerializableMembers
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static bool IsMarked(Type type) => type.IsDefined(typeof(GenerateSerializerAttribute), false);

    /// <exception cref="CodecNotFoundException">A base type or a member is not marked, or two members share an id.</exception>
    public static IReadOnlyList<SerializableMember> Of(Type type)
    {
        List<SerializableMember> members = [];
        for (Type? level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            AddLevel(level, members);
        }

        return members;
    }

    private static void AddLevel(Type level, List<SerializableMember> members)
    {
        FieldInfo[] fields = level.GetFields(Declared);
        if (CopierFactory.IsPlainTuple(level))
        {
            members.AddRange(fields.Select(field => new SerializableMember(field, false)));
            return;
        }

        if (!IsMarked(level))
        {
            throw new CodecNotFoundException($"Could not find a copier for base type {level}. Mark it with [GenerateSerializer].");
        }

        HashSet<string> positional = PositionalNames(level);
        HashSet<uint> ids = [];
        foreach (FieldInfo field in fields)
        {
            MemberInfo member = PropertyOf(field) ?? (MemberInfo)field;
            if (field.IsDefined(typeof(NonSerializedAttribute), false))
            {
                continue;
            }

            // Positional members are numbered by place, apart from the ids in the body, so the two never clash.
            if (!positional.Contains(member.Name))
            {
                uint id = member.GetCustomAttribute<IdAttribute>()?.Id
                    ?? throw new CodecNotFoundException($"{level}.{member.Name} would be lost: give it [Id] or [NonSerialized].");
                if (!ids.Add(id))
                {
                    throw new CodecNotFoundException($"Two members of {level} have [Id({id})]: give {member.Name} another.");
                }
            }

            members.Add(new(field, member.IsDefined(typeof(ImmutableAttribute), false)));
        }
    }

    private static PropertyInfo? PropertyOf(FieldInfo field) => field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal)
        ? field.DeclaringType!.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)], Declared)
        : null;

    /// <summary>The names in a record's primary constructor: the longest whose every parameter is a property of that type.</summary>
    private static HashSet<string> PositionalNames(Type type)
    {
        bool isRecord = type.GetMethod("<Clone>$", Declared) is not null || type.GetMethod("PrintMembers", Declared) is not null;
        return !isRecord ? [] : type.GetConstructors(Declared)
            .Select(constructor => constructor.GetParameters())
            .Where(parameters => Array.TrueForAll(parameters, parameter =>
                type.GetProperty(parameter.Name!, Declared & ~BindingFlags.DeclaredOnly)?.PropertyType == parameter.ParameterType))
            .OrderByDescending(parameters => parameters.Length)
            .Take(1)
            .SelectMany(parameters => parameters.Select(parameter => parameter.Name!))
            .ToHashSet(StringComparer.Ordinal);
    }
}
