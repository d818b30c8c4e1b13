using Border.Domain.Faces;
using Border.Edge.Alerts;
using Border.Edge.Bundles;
using Border.Edge.Certificates;
using Border.Edge.Chips;
using Border.Edge.Configuration;
using Border.Edge.Desk;
using Border.Edge.Drift;
using Border.Edge.Exceptions;
using Border.Edge.Lanes;
using Border.Edge.Linking;
using Border.Edge.Measuring;
using Border.Edge.People;
using Border.Edge.Recognition;
using Border.Edge.Recording;
using Border.Edge.Rules;
using Border.Edge.Stays;
using Border.Edge.Vehicles;
using Border.Journal;
using Border.Journal.Evidence;
using Border.Link.Node;
using Border.Link.Transport;
using Border.Vision;
using Border.Vision.Faces;
using Border.Vision.Runtime;
using Border.Web.Live;
using Border.Web.SignIn;

namespace Border.Edge.Hosting;

/// <summary>Everything of a node but its pages, put together by hand so that "go to definition" leads through all of it.</summary>
internal sealed partial class NodeRuntime : IAsyncDisposable
{
    private readonly ILoggerFactory _loggers;
    private readonly TimeProvider _time;
    private readonly VisionEngine _vision;
    private readonly VisionScheduler _scheduler;
    private readonly RecoveryMark _mark;
    private readonly NodeDevices _devices;
    private readonly NodeLink? _link;
    private readonly NodeAlerts _alerts;
    private readonly ILogger<NodeRuntime> _logger;
    private readonly ModelCard _faceModel = ModelCard.Of(ModelIds.FaceFeature);

    private NodeRuntime(
        NodeSettings settings,
        NodeKeys keys,
        IJournal journal,
        EvidenceStore evidence,
        VisionEngine vision,
        NodeDevices devices,
        ILoggerFactory loggers,
        TimeProvider time)
    {
        (Settings, Journal, _vision, _devices, _loggers, _time) = (settings, journal, vision, devices, loggers, time);
        _logger = loggers.CreateLogger<NodeRuntime>();
        _scheduler = new VisionScheduler(settings.Limits.VisionJobs, time, Timings);
        Live = new LiveChanges(time);
        Board = new LaneBoard(Live);
        _mark = new RecoveryMark(Path.Combine(settings.Data, "recovery.json"));
        Evidence = new EvidenceImages(evidence, loggers.CreateLogger<EvidenceImages>());
        _alerts = new NodeAlerts(Path.Combine(settings.Data, "alerts.json"), time);
        Recorder = new EventRecorder(journal, Evidence, _mark, Timings, time);
        Exceptions = new HitExceptions(journal, Recorder, new ExceptionMark(Path.Combine(settings.Data, "exceptions.json")), time);
        Bundles = new NodeBundles(Path.Combine(settings.Data, "bundles"), keys.Root, Rules, Recorder, loggers.CreateLogger<NodeBundles>());
        Certificates = new NodeCertificates(settings.Certificates, settings.Broker is not null, keys.Https, time);
        Stays = new StayBook(Path.Combine(settings.Data, "stays"), loggers.CreateLogger<StayBook>());
        Vehicles = new VehicleBook(settings.Post, Stays, keys.Pseudonyms);
        Lanes = MakeLanes(keys.Pseudonyms);
        Stays.Told += Lanes.StaysTold;
        _link = settings.Broker is { } broker ? MakeLink(broker, keys, evidence) : null;
        SignIn = new SignInService(
            settings.Post,
            Rules,
            Bundles,
            new SignInLimits(time),
            new Sessions(time, TimeSpan.FromMinutes(settings.Limits.SessionIdleMinutes)),
            Recorder,
            loggers.CreateLogger<SignInService>());
        Desk = new OfficerDesk(
            Board,
            Lanes,
            new NodeStates(settings.Name, journal, Bundles, Board, ThresholdOfFaces, _link is null ? null : () => _link.Status, time, Certificates.Ends),
            _alerts,
            Exceptions,
            Evidence,
            journal,
            Rules,
            time,
            SignIn.OthersThan);
    }

    public NodeSettings Settings { get; }

    public IJournal Journal { get; }

    public LiveChanges Live { get; }

    public LaneBoard Board { get; }

    public LaneTimings Timings { get; } = new();

    public NodeMemory Memory { get; } = new();

    public PostRules Rules { get; } = new();

    public EvidenceImages Evidence { get; }

    public EventRecorder Recorder { get; }

    public HitExceptions Exceptions { get; }

    public NodeBundles Bundles { get; }

    public NodeCertificates Certificates { get; }

    public LaneHost Lanes { get; }

    public StayBook Stays { get; }

    public VehicleBook Vehicles { get; }

    public SignInService SignIn { get; }

    public OfficerDesk Desk { get; }

    /// <summary>Opens the journal and makes the parts; nothing runs yet.</summary>
    /// <exception cref="ConfigurationException">A key or certificate cannot be used.</exception>
    /// <exception cref="JournalFailedException">The journal cannot be opened.</exception>
    public static async Task<NodeRuntime> OpenAsync(NodeSettings settings, ILoggerFactory loggers, TimeProvider time, CancellationToken cancellation)
    {
        var keys = NodeKeys.Load(settings);
        var journal = await SqliteJournal.OpenAsync(
            new JournalOptions { Directory = Path.Combine(settings.Data, "journal"), Node = settings.Name, Clock = time }, cancellation);
        var evidence = await EvidenceStore.OpenAsync(new EvidenceOptions { Directory = Path.Combine(settings.Data, "evidence") }, cancellation);
        // Others in the picture are only counted: a lane compares the largest face.
        var options = new VisionOptions { Faces = new FaceOptions { MaxFaces = 1 } };
        var vision = VisionEngine.Create(options, time: time, concurrentRuns: settings.Limits.VisionJobs);
        var devices = await NodeDevices.StartAsync(settings, time, loggers);
        return new NodeRuntime(settings, keys, journal, evidence, vision, devices, loggers, time);
    }

    /// <summary>What the policy in force asks of a face comparison, with the feature model that this node has.</summary>
    private FaceThreshold ThresholdOfFaces() => FaceThreshold.Of(Rules.Policy, _faceModel.Sha256);

    private LaneHost MakeLanes(Pseudonyms pseudonyms)
    {
        var recognition = new LocalRecognition(
            _scheduler, _vision, ThresholdOfFaces, _loggers.CreateLogger<LocalRecognition>());
        var drift = new DriftFiles(Path.Combine(Settings.Data, "drift"));
        var services = new LaneServices(_time, recognition, Recorder, Rules, pseudonyms, Board, Timings, Settings.Limits, drift, Stays, Vehicles, ChipTrust.Load(Settings.Trust, _devices.SimulatedAuthorities, _loggers.CreateLogger<ChipTrust>()), Exceptions);
        return new LaneHost([.. Settings.Lanes.Select(
            lane => new LaneLoop(lane, services, _devices.Of(lane), _loggers.CreateLogger<LaneLoop>()))]);
    }

    private NodeLink MakeLink(BrokerSettings broker, NodeKeys keys, EvidenceStore evidence)
    {
        var checkpoints = new Checkpoints(
            Path.Combine(Settings.Data, "checkpoints.json"), Settings.Name, Journal, () => Bundles.CentreKeys, _loggers.CreateLogger<Checkpoints>());
        var source = new JournalRecordSource(
            Journal, Recorder, Bundles, checkpoints, keys.Sealing, NodeVersion.Text, _loggers.CreateLogger<JournalRecordSource>());
        var commands = new NodeCommands(Path.Combine(Settings.Data, "commands"), Journal, Recorder, Lanes, Exceptions, _alerts, _time) { Stays = Stays, Vehicles = Vehicles };
        var options = new NodeLinkOptions
        {
            Node = Settings.Name,
            Host = broker.Host,
            Port = broker.Port,
            Tls = TlsFiles.In(Settings.Certificates),
            DownloadFolder = Path.Combine(Settings.Data, "downloads"),
        };
        return new NodeLink(
            options, LinkTransport.Create(_time), source, commands, Bundles, _time, _loggers.CreateLogger<NodeLink>(), new NodeEvidence(evidence));
    }
}
