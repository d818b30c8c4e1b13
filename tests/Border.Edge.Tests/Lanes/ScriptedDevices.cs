using System.Collections.Concurrent;
using System.Threading.Channels;
using Border.Devices;
using Border.Devices.Chips;
using Border.Devices.Simulators;
using Border.Domain.Documents;
using Border.Domain.Documents.Chip.Access;
using Border.Domain.Evidence;
using Border.Edge.Recognition;

namespace Border.Edge.Tests.Lanes;

/// <summary>A camera or reader that shows what the test says.</summary>
internal sealed class ScriptedSource(string name, TimeProvider clock) : IImageSource
{
    private readonly Channel<CapturedImage> _images = Channel.CreateUnbounded<CapturedImage>();

    public event Action<DeviceStatus>? StatusChanged;

    public string Name => name;

    public bool IsSimulated => true;

    public DeviceStatus Status { get; private set; } = new(DeviceState.Ready, "");

    public void Show(string image) => _images.Writer.TryWrite(new CapturedImage(name, Images.Jpeg(image), clock.GetTimestamp(), image));

    public void Say(DeviceState state, string explanation)
    {
        Status = new DeviceStatus(state, explanation);
        StatusChanged?.Invoke(Status);
    }

    public IAsyncEnumerable<CapturedImage> ReadAsync(CancellationToken cancellation) => _images.Reader.ReadAllAsync(cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>A gate that counts, or fails.</summary>
internal sealed class ScriptedGate : IGate
{
    public event Action<DeviceStatus>? StatusChanged
    {
        add { }
        remove { }
    }

    public string Name => "l1-gate";

    public bool IsSimulated => true;

    public DeviceStatus Status { get; } = new(DeviceState.Ready, "");

    public int Openings { get; private set; }

    public string? Failure { get; set; }

    public Task OpenAsync(CancellationToken cancellation)
    {
        if (Failure is not null)
            throw new IOException(Failure);
        Openings++;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Answers by the image's name, so that a test of the loop does not depend on how well a model reads.</summary>
internal sealed class ScriptedRecognition : IRecognition
{
    private static readonly Scene Nothing = Scene.Of(SimulatedPictures.EmptyBooth(1))!;
    private static readonly AiOutput Ai = new("scripted", "1", "00", "00", 0.99, 0.5, []);

    private int _pages;
    private int _plates;

    public int PagesRead => Volatile.Read(ref _pages);

    public int PlatesRead => Volatile.Read(ref _plates);

    public Task<DocumentSight> ReadDocumentAsync(CapturedImage page, CancellationToken cancellation)
    {
        var sight = Read(page);
        Interlocked.Increment(ref _pages);
        return Task.FromResult(sight);
    }

    private static DocumentSight Read(CapturedImage page) => page.Source switch
    {
        var name when name.StartsWith("broken", StringComparison.Ordinal) => new DocumentSight(null, [], false, [], null, "The image is damaged. Scan the document again."),
        "explode" => throw new InvalidOperationException("a fault that quotes SURNAME"),
        var name => new DocumentSight(Images.Document(name), [$"P<UTO{name.ToUpperInvariant()}"], true, [], Ai, null),
    };

    /// <summary>For each look for a plate, in order: its frame, and whether it was worth a model.</summary>
    public ConcurrentQueue<(string Frame, bool Read)> PlateLooks { get; } = [];

    public Task<PlateSight> ReadPlateAsync(CapturedImage frame, Scene? still, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _plates);
        var empty = frame.Source == "empty";
        PlateLooks.Enqueue((frame.Source, Read: !empty || still is null));
        return Task.FromResult(frame.Source.Split(' ') switch
        {
            ["empty"] => new PlateSight(null, null, default, Ai, null) { Scene = Nothing, Unchanged = still is not null },
            ["doubtful", var text] => new PlateSight(text, null, new PixelBox(1, 1, 10, 5), Ai with { Score = 0.45 }, null) { Characters = [.. text.Select(_ => 0.7)] },
            _ => new PlateSight(frame.Source, null, new PixelBox(1, 1, 10, 5), Ai, null),
        });
    }

    public Task<PortraitSight> ComparePortraitsAsync(CapturedImage? page, CapturedImage signed, CancellationToken cancellation)
    {
        var name = Images.Name(signed.Bytes);
        return Task.FromResult(name == "nobody" ? new PortraitSight(null, "it shows no face.") : new PortraitSight(page is null ? null : page.Source == name, null));
    }

    public Task<FaceSight> CompareFaceAsync(CapturedImage frame, CapturedImage portrait, CancellationToken cancellation) => Task.FromResult(
        frame.Source == "nobody" ? new FaceSight(false, [], null, null, "No face is before the camera.") : new FaceSight(frame.Source != "other", [], 0.9, Ai, null));
}

internal static class Images
{
    public static byte[] Jpeg(string name) => [0xFF, 0xD8, 0xFF, .. System.Text.Encoding.UTF8.GetBytes(name)];

    public static string Name(ReadOnlyMemory<byte> jpeg) => System.Text.Encoding.UTF8.GetString(jpeg.Span[3..]);

    public static TravelDocument Document(string name) => new(
        MrzFormat.TD3, "P", "UTO", name.ToUpperInvariant(), "ANNA", $"L{name.ToUpperInvariant()}", "UTO", "740812", "F", "360415", "");
}

/// <summary>A chip reader that answers when the test says.</summary>
internal sealed class SilentChipReader : IChipReader
{
    public event Action<DeviceStatus>? StatusChanged
    {
        add { }
        remove { }
    }

    public TaskCompletionSource<ChipReading> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "l1-chip";

    public bool IsSimulated => true;

    public DeviceStatus Status { get; } = new(DeviceState.Ready, "");

    public Task<ChipReading> ReadAsync(ChipKey key, CancellationToken cancellation) => Answer.Task;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
