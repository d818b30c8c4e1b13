using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Journal.Disk;
using Border.Officer.Desk;

namespace Border.Edge.Alerts;

/// <summary>
/// What the centre found out and officers of this post must see (invariant I9), until one of them says that they saw it. On disk before the
/// centre hears that it is shown; bounded, what was seen goes first. Safe from many threads.
/// </summary>
/// <param name="file">Where they are kept.</param>
/// <param name="time">When they came.</param>
internal sealed class NodeAlerts(string file, TimeProvider time)
{
    /// <summary>Most alerts kept.</summary>
    public const int Most = 100;

    /// <summary>Longest text.</summary>
    public const int MaxText = 600;

    private const long MostBytes = 1024 * 1024;
    private readonly Lock _lock = new();
    private List<KeptAlert> _all = Load(file);

    /// <summary>Those that nobody has seen yet, newest first.</summary>
    public IReadOnlyList<AlertScreen> Open
    {
        get
        {
            lock (_lock)
                return [.. _all.Where(a => a.SeenBy is null).Reverse().Select(a => new AlertScreen(a.Id, a.At, a.Text, a.Crossing))];
        }
    }

    /// <summary>Keeps an alert; the same id again changes nothing.</summary>
    /// <returns>Null when it is on the disk, else why not.</returns>
    public string? Add(Guid id, string? text, Guid? crossing)
    {
        if (text is not { Length: > 0 and <= MaxText })
            return $"The alert's text has 1 to {MaxText} characters.";
        lock (_lock)
        {
            if (_all.Any(a => a.Id == id))
                return null;
            List<KeptAlert> all = [.. _all, new KeptAlert(id, time.GetUtcNow(), text, crossing, null, null)];
            while (all.Count > Most)
                all.Remove(all.Find(a => a.SeenBy is not null) ?? all[0]);
            return Keep(all);
        }
    }

    /// <summary>An officer saw it; false when there is none of that id, or another one was faster.</summary>
    public bool See(Guid id, string officer)
    {
        lock (_lock)
        {
            if (_all.Find(a => a.Id == id) is not { SeenBy: null })
                return false;
            return Keep(_all.ConvertAll(a => a.Id == id ? a with { SeenBy = officer, SeenAt = time.GetUtcNow() } : a)) is null;
        }
    }

    private string? Keep(List<KeptAlert> all)
    {
        try
        {
            DurableFile.Replace(file, JsonSerializer.SerializeToUtf8Bytes(all, KeptAlertJson.Default.ListKeptAlert));
            _all = all;
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "The node's disk did not take the alert.";
        }
    }

    private static List<KeptAlert> Load(string file)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: <= MostBytes }
                ? JsonSerializer.Deserialize(File.ReadAllBytes(file), KeptAlertJson.Default.ListKeptAlert)?.FindAll(a => a?.Text is not null) ?? []
                : [];
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return []; // the centre keeps its own
        }
    }
}

/// <summary>An alert and who saw it.</summary>
internal sealed record KeptAlert(Guid Id, DateTimeOffset At, string Text, Guid? Crossing, string? SeenBy, DateTimeOffset? SeenAt);

[JsonSerializable(typeof(List<KeptAlert>))]
internal sealed partial class KeptAlertJson : JsonSerializerContext;
