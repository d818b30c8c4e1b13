using Border.Vision.Faces;
using Border.Vision.Mrz;
using Border.Vision.Plates;
using Border.Vision.Runtime;

namespace Border.Vision;

/// <summary>The readers of a node on shared models. One per process; dispose it when no reader runs any more.</summary>
public sealed class VisionEngine : IDisposable
{
    private readonly ModelStore _models;
    private readonly Lazy<IMrzReader> _mrz;
    private readonly Lazy<IPlateReader> _plates;
    private readonly Lazy<IFaceReader> _faces;

    private VisionEngine(ModelStore models, VisionOptions options, TimeProvider time)
    {
        _models = models;
        _mrz = new(() => new MrzReader(models, options, time));
        _plates = new(() => new PlateReader(models, options, time));
        _faces = new(() => new FaceReader(models, options.Faces, time));
    }

    /// <summary>Reads machine-readable zones. The first use loads the models.</summary>
    public IMrzReader Mrz => _mrz.Value;

    /// <summary>Reads number plates. The first use loads the models.</summary>
    public IPlateReader Plates => _plates.Value;

    /// <summary>Finds and compares faces. The first use loads the models.</summary>
    public IFaceReader Faces => _faces.Value;

    /// <summary>Finds the models and makes the readers; each model is loaded when first used.</summary>
    /// <param name="options">Thresholds; null for the defaults.</param>
    /// <param name="folder">Where the models are; null to look in the usual places (<see cref="ModelFolder.Find"/>).</param>
    /// <param name="time">For elapsed times; null for the system's.</param>
    /// <param name="concurrentRuns">Inferences at a time in this process; 0 for one per processor.</param>
    /// <exception cref="ModelException">The models were not found.</exception>
    public static VisionEngine Create(
        VisionOptions? options = null, ModelFolder? folder = null, TimeProvider? time = null, int concurrentRuns = 0) =>
        new(new ModelStore(folder ?? ModelFolder.Find(), concurrentRuns), options ?? new VisionOptions(), time ?? TimeProvider.System);

    /// <summary>Loads every model now, as a node does at start, so that a wrong model is found before a traveller comes.</summary>
    /// <exception cref="ModelException">One is missing, not the one on its card, or not usable.</exception>
    public void LoadAll() => _models.LoadAll();

    /// <inheritdoc />
    public void Dispose() => _models.Dispose();
}
