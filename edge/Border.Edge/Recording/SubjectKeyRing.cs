using Border.Domain.Subjects;
using Border.Journal;

namespace Border.Edge.Recording;

/// <summary>The subject keys that one crossing uses: found in the journal, or made and handed to the journal with the first record that uses them.</summary>
/// <param name="journal">Where keys are kept.</param>
internal sealed class SubjectKeyRing(IJournal journal)
{
    private readonly Dictionary<string, SubjectKey> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _fresh = [];

    /// <summary>The key of a subject; a new one when the journal has none.</summary>
    public async ValueTask<SubjectKey> GetAsync(string subject)
    {
        if (_keys.TryGetValue(subject, out var known))
            return known;
        var key = await journal.FindSubjectAsync(subject, CancellationToken.None);
        if (key is null)
        {
            key = SubjectKey.Create(subject);
            _fresh.Add(key.Id);
        }

        return _keys[subject] = key;
    }

    /// <summary>The keys among <paramref name="used"/> that the journal does not have yet.</summary>
    public IReadOnlyList<SubjectKey> Fresh(IEnumerable<Guid?> used)
    {
        var ids = used.OfType<Guid>().Where(_fresh.Contains).ToHashSet();
        return [.. _keys.Values.Where(key => ids.Contains(key.Id))];
    }

    /// <summary>The journal has them now.</summary>
    public void Stored(IEnumerable<SubjectKey> keys)
    {
        foreach (var key in keys)
            _fresh.Remove(key.Id);
    }
}
