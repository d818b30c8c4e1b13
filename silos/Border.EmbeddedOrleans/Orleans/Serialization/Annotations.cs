namespace Orleans;

/// <summary>The type may be an argument or result of grain calls. Not inherited: each type of a hierarchy needs it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, Inherited = false)]
public sealed class GenerateSerializerAttribute : Attribute;

/// <summary>Names a member for the wire, unique within its type. Positional members of records need none.</summary>
/// <param name="id">The number; never changed or reused once released.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct
    | AttributeTargets.Enum | AttributeTargets.Method)]
public sealed class IdAttribute(uint id) : Attribute
{
    /// <summary>The number.</summary>
    public uint Id { get; } = id;
}

/// <summary>Names a type or method for the wire, so that it can be renamed. This host has no wire and does not read it.</summary>
/// <param name="alias">The name; unique among types, or among the methods of a type.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Struct | AttributeTargets.Enum
    | AttributeTargets.Method)]
public sealed class AliasAttribute(string alias) : Attribute
{
    /// <summary>The name.</summary>
    public string Alias { get; } = alias;
}

/// <summary>A promise that nobody changes this type, member or parameter, so that it is shared and not copied.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property
    | AttributeTargets.Parameter, Inherited = false)]
public sealed class ImmutableAttribute : Attribute;
