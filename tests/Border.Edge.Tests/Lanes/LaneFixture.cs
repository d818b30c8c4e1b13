using Border.Devices.Chips;
using Border.Domain.Crossings;
using Border.Domain.Documents.Chip.Certificates;
using Border.Domain.Lanes;
using Border.Domain.Records;
using Border.Edge.Configuration;
using Border.Edge.Drift;
using Border.Edge.Exceptions;
using Border.Edge.Lanes;
using Border.Edge.Measuring;
using Border.Edge.Recording;
using Border.Edge.Rules;
using Border.Edge.Stays;
using Border.Edge.Vehicles;
using Border.Journal;
using Border.Journal.Evidence;
using Border.Officer.Desk;
using Border.Testing;
using Border.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Edge.Tests.Lanes;

/// <summary>One lane with a real journal and evidence on disk; cameras, recognition's answers and the clock are the test's.</summary>
internal sealed class LaneFixture : IAsyncDisposable
{
    private readonly SqliteJournal _disk;
    private readonly LaneTimings _timings = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _keeping = Task.CompletedTask;

    private LaneFixture(
        TempFolder folder, SqliteJournal disk, EvidenceStore evidence, LaneKind kind, LimitSettings limits, IChipReader? chips, TrustStore trust, Direction direction,
        ManualTimeProvider clock)
    {
        (Folder, _disk, Clock) = (folder, disk, clock);
        Journal = new SwitchedJournal(disk);
        Settings = new LaneSettings { Name = "l1", Direction = direction, Kind = kind, Devices = [] };
        Mark = new RecoveryMark(folder["recovery.json"]);
        Evidence = new EvidenceImages(evidence, NullLogger<EvidenceImages>.Instance);
        Recorder = new EventRecorder(Journal, Evidence, Mark, _timings, Clock);
        var roles = kind == LaneKind.Pedestrian ? [DeviceRole.Document, DeviceRole.Face] : new[] { DeviceRole.Plate, DeviceRole.Document, DeviceRole.Face };
        Cameras = roles.ToDictionary(role => role, role => new ScriptedSource($"l1-{role}".ToLowerInvariant(), Clock));
        Gate = new ScriptedGate();
        Devices = new LaneDevices([.. Cameras.Select(pair => new LaneDevice(pair.Key, pair.Value)), new LaneDevice(DeviceRole.Gate, Gate), .. chips is null ? [] : new[] { new LaneDevice(DeviceRole.Chip, chips) }]);
        Stays = new StayBook(folder["stays"], NullLogger<StayBook>.Instance);
        Vehicles = new VehicleBook("north", Stays, new Pseudonyms(new byte[32]));
        Board = new LaneBoard(new LiveChanges(Clock));
        Exceptions = new HitExceptions(Journal, Recorder, new ExceptionMark(folder["exceptions.json"]), Clock);
        Loop = new LaneLoop(
            Settings,
            new LaneServices(Clock, Recognition, Recorder, Rules, new Pseudonyms(new byte[32]), Board, _timings, limits, new DriftFiles(folder["drift"]), Stays, Vehicles, trust, Exceptions),
            Devices,
            NullLogger<LaneLoop>.Instance);
    }

    public TempFolder Folder { get; }

    public ManualTimeProvider Clock { get; }

    public SwitchedJournal Journal { get; }

    public LaneSettings Settings { get; }

    public RecoveryMark Mark { get; }

    public EvidenceImages Evidence { get; }

    public EventRecorder Recorder { get; }

    public Dictionary<DeviceRole, ScriptedSource> Cameras { get; }

    public ScriptedGate Gate { get; }

    public LaneDevices Devices { get; }

    public ScriptedRecognition Recognition { get; } = new();

    public PostRules Rules { get; } = new();

    public HitExceptions Exceptions { get; }

    public StayBook Stays { get; }

    public VehicleBook Vehicles { get; }

    public LaneBoard Board { get; }

    public LaneLoop Loop { get; }

    public LaneScreen? Screen => Board.Find("l1");

    public CrossingState? Current => Screen?.Current?.State;

    public TravellerState? Traveller => Current?.Travellers.GetValueOrDefault(1);

    /// <summary>
    /// Opens a lane, also on the folder of one before: then it recovers what that one was doing. Records are stamped by the test's clock only where it is asked for,
    /// because it begins anew with every lane.
    /// </summary>
    public static async Task<LaneFixture> StartAsync(
        LaneKind kind = LaneKind.Pedestrian, TempFolder? folder = null, LimitSettings? limits = null, IChipReader? chips = null, TrustStore? trust = null,
        Direction direction = Direction.Entry, bool stampsByClock = false)
    {
        folder ??= new TempFolder("lane");
        var clock = new ManualTimeProvider();
        var disk = await SqliteJournal.OpenAsync(
            new JournalOptions { Directory = folder["journal"], Node = new NodeName("north", "n1"), ReserveBytes = 0, Clock = stampsByClock ? clock : TimeProvider.System }, CancellationToken.None);
        var evidence = await EvidenceStore.OpenAsync(new EvidenceOptions { Directory = folder["evidence"] }, CancellationToken.None);
        var lane = new LaneFixture(folder, disk, evidence, kind, limits ?? new LimitSettings(), chips, trust ?? new TrustStore([], []), direction, clock);
        var recovery = new Recovery(lane.Journal, lane.Recorder, lane.Clock);
        await recovery.ReadAsync(lane.Mark.Load(), CancellationToken.None);
        await lane.Exceptions.LoadAsync(CancellationToken.None);
        lane.Stays.Told += lane.Loop.StaysTold;
        lane._keeping = new StayKeeper(lane.Stays, lane.Journal, lane.Rules, lane.Clock, NullLogger<StayKeeper>.Instance).RunAsync(lane._stop.Token);
        lane.Loop.Start(recovery.Open, recovery.WasOpen("l1"));
        return lane;
    }

    public Task<string?> AskAsync(CrossingInput input) => Loop.AskAsync(input, TestContext.Current.CancellationToken);

    /// <summary>The kinds of all records on disk, in order.</summary>
    public async Task<IReadOnlyList<string>> KindsAsync() => [.. (await RecordsAsync()).Select(record => record.Kind)];

    public async Task<IReadOnlyList<JournalRecord>> RecordsAsync()
    {
        var records = await _disk.ReadAsync(RecordPosition.None, 5000, 1 << 24, CancellationToken.None);
        return [.. records.Select(record => RecordCodec.Decode(record.Body.Span))];
    }

    /// <summary>Ends the lane as a crash would: nothing is closed or decided.</summary>
    public async Task StopAsync()
    {
        await Loop.DisposeAsync();
        await _stop.CancelAsync();
        await _keeping;
        _stop.Dispose();
        Stays.Dispose();
        await _disk.DisposeAsync();
        _timings.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Folder.Dispose();
    }
}
