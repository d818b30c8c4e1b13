using System.Collections.Concurrent;
using Orleans.Serialization;

namespace Border.EmbeddedOrleans.Copying;

/// <summary>Copies values of one type at the call boundary.</summary>
internal abstract class Copier
{
    private static readonly ConcurrentDictionary<Type, Copier> Exacts = [];

    /// <summary>True when values are shared as they are, because nobody can change them.</summary>
    public virtual bool Shares => false;

    public abstract object? CopyObject(object? value, CopyContext context);

    /// <summary>The copier for values declared as <paramref name="type"/>, whatever they are at run time.</summary>
    public static Copier Declared(Type type) => Create(typeof(CopierOf<>).MakeGenericType(type), nameof(CopierOf<>.Declared));

    /// <summary>The copier for values whose run-time type is <paramref name="type"/>.</summary>
    public static Copier Exact(Type type) => Exacts.GetOrAdd(
        type, static t => Create(typeof(CopierOf<>).MakeGenericType(t), nameof(CopierOf<>.Exact)));

    private static Copier Create(Type holder, string field) => (Copier)holder.GetField(field)!.GetValue(null)!;
}

/// <inheritdoc/>
internal abstract class Copier<T> : Copier
{
    public abstract T Copy(T value, CopyContext context);

    public sealed override object? CopyObject(object? value, CopyContext context) =>
        value is null || Shares ? value : Copy((T)value, context);
}

/// <summary>The two copiers of a type, found once.</summary>
internal static class CopierOf<T>
{
    public static readonly Copier<T> Exact = (Copier<T>)CopierFactory.CreateExact(typeof(T));

    public static readonly Copier<T> Declared = typeof(T).IsSealed ? Exact : new ByRuntimeTypeCopier<T>();

    /// <summary>What compiled copiers call for each member.</summary>
    public static T Copy(T value, CopyContext context) => Declared.Copy(value, context);
}

/// <summary>Shares the value: primitives, strings, what is marked [Immutable], grain references.</summary>
internal sealed class SharingCopier<T> : Copier<T>
{
    public override bool Shares => true;

    public override T Copy(T value, CopyContext context) => value;
}

/// <summary>Refuses, with words that say what to do. Refusing is late, at the first value, as in Orleans.</summary>
internal sealed class RefusingCopier<T> : Copier<T>
{
    public override T Copy(T value, CopyContext context) => value is null ? value : throw new CodecNotFoundException(
        $"Could not find a copier for type {typeof(T)}. Mark it with [GenerateSerializer] and its members with [Id],"
        + " or use an array, List, Dictionary, HashSet or immutable collection; a collection expression given to an interface is none.");
}

/// <summary>For interfaces, object and open classes: asks the value what it is.</summary>
internal sealed class ByRuntimeTypeCopier<T> : Copier<T>
{
    public override T Copy(T value, CopyContext context)
    {
        if (value is null)
        {
            return value;
        }

        return value.GetType() == typeof(T)
            ? CopierOf<T>.Exact.Copy(value, context)
            : (T)Copier.Exact(value.GetType()).CopyObject(value, context)!;
    }
}
