using System.Collections.Immutable;

namespace Border.EmbeddedOrleans.Copying;

/// <summary>Copies a collection that can be changed: an empty one first, so that a cycle finds it, then its items.</summary>
internal abstract class FillingCopier<T> : Copier<T>
    where T : class
{
    public sealed override T Copy(T value, CopyContext context)
    {
        if (value is null)
        {
            return value!;
        }

        if (context.TryFind(value, out object? found))
        {
            return (T)found!;
        }

        T copy = CreateEmpty(value);
        context.Remember(value, copy);
        Fill(value, copy, context);
        return copy;
    }

    protected abstract T CreateEmpty(T value);

    protected abstract void Fill(T from, T to, CopyContext context);
}

internal sealed class ArrayCopier<T> : FillingCopier<T[]>
{
    protected override T[] CreateEmpty(T[] value) => new T[value.Length];

    protected override void Fill(T[] from, T[] to, CopyContext context)
    {
        if (CopierOf<T>.Declared.Shares)
        {
            from.AsSpan().CopyTo(to);
            return;
        }

        for (int i = 0; i < from.Length; i++)
        {
            to[i] = CopierOf<T>.Copy(from[i], context);
        }
    }
}

internal sealed class ListCopier<T> : FillingCopier<List<T>>
{
    protected override List<T> CreateEmpty(List<T> value) => new(value.Count);

    protected override void Fill(List<T> from, List<T> to, CopyContext context)
    {
        if (CopierOf<T>.Declared.Shares)
        {
            to.AddRange(from);
            return;
        }

        foreach (T item in from)
        {
            to.Add(CopierOf<T>.Copy(item, context));
        }
    }
}

internal sealed class HashSetCopier<T> : FillingCopier<HashSet<T>>
{
    protected override HashSet<T> CreateEmpty(HashSet<T> value) => new(value.Count, value.Comparer);

    protected override void Fill(HashSet<T> from, HashSet<T> to, CopyContext context)
    {
        foreach (T item in from)
        {
            to.Add(CopierOf<T>.Copy(item, context));
        }
    }
}

internal sealed class DictionaryCopier<TKey, TValue> : FillingCopier<Dictionary<TKey, TValue>>
    where TKey : notnull
{
    protected override Dictionary<TKey, TValue> CreateEmpty(Dictionary<TKey, TValue> value) => new(value.Count, value.Comparer);

    protected override void Fill(Dictionary<TKey, TValue> from, Dictionary<TKey, TValue> to, CopyContext context)
    {
        foreach ((TKey key, TValue item) in from)
        {
            to.Add(CopierOf<TKey>.Copy(key, context), CopierOf<TValue>.Copy(item, context));
        }
    }
}

internal sealed class ImmutableArrayCopier<T> : Copier<ImmutableArray<T>>
{
    public override ImmutableArray<T> Copy(ImmutableArray<T> value, CopyContext context) => value.IsDefaultOrEmpty
        ? value
        : [.. value.Select(item => CopierOf<T>.Copy(item, context))];
}

internal sealed class ImmutableListCopier<T> : Copier<ImmutableList<T>>
{
    public override ImmutableList<T> Copy(ImmutableList<T> value, CopyContext context) =>
        value?.ConvertAll(item => CopierOf<T>.Copy(item, context))!;
}

internal sealed class ImmutableDictionaryCopier<TKey, TValue> : Copier<ImmutableDictionary<TKey, TValue>>
    where TKey : notnull
{
    public override ImmutableDictionary<TKey, TValue> Copy(ImmutableDictionary<TKey, TValue> value, CopyContext context) =>
        value?.ToImmutableDictionary(
            pair => CopierOf<TKey>.Copy(pair.Key, context),
            pair => CopierOf<TValue>.Copy(pair.Value, context),
            value.KeyComparer,
            value.ValueComparer)!;
}

internal sealed class NullableCopier<T> : Copier<T?>
    where T : struct
{
    public override T? Copy(T? value, CopyContext context) =>
        value is { } present ? CopierOf<T>.Copy(present, context) : null;
}
