namespace Border.EmbeddedOrleans.Copying;

/// <summary>
/// Remembers what was copied within one call, so that shared references stay shared and cycles end. Made anew for each
/// call's arguments and for each result.
/// </summary>
internal sealed class CopyContext
{
    private Dictionary<object, object>? _copies;

    public bool TryFind(object original, out object? copy)
    {
        copy = null;
        return _copies is not null && _copies.TryGetValue(original, out copy);
    }

    /// <summary>Must be called before the members of <paramref name="copy"/> are filled in, or a cycle would not end.</summary>
    public void Remember(object original, object copy) =>
        (_copies ??= new(ReferenceEqualityComparer.Instance)).Add(original, copy);
}
