using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;

namespace Border.Vision.Runtime;

/// <summary>Loads each model once, when first asked for or by <see cref="LoadAll"/>, and shares it between all lanes.</summary>
public sealed class ModelStore : IDisposable
{
    private readonly ModelFolder _folder;
    private readonly ConcurrentDictionary<string, Lazy<OnnxModel>> _models = new();
    private readonly Lazy<SessionOptions> _options = new(OnnxModel.NewOptions);
    private readonly SemaphoreSlim _runs;

    /// <summary>Makes a store; nothing is loaded yet.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="concurrentRuns">
    /// How many inferences may run at a time in this process, whatever the number of lanes: it bounds working memory. 0 for one
    /// per processor.
    /// </param>
    public ModelStore(ModelFolder folder, int concurrentRuns = 0)
    {
        _folder = folder;
        _runs = new SemaphoreSlim(concurrentRuns > 0 ? concurrentRuns : Environment.ProcessorCount);
    }

    /// <summary>The model with this name, loaded.</summary>
    /// <exception cref="ModelException">Its file is missing, another one, or not usable by this runtime.</exception>
    public OnnxModel Get(string id) => _models.GetOrAdd(id, key => new Lazy<OnnxModel>(() => Load(key))).Value;

    /// <summary>Loads every model, so that the first traveller does not wait for it.</summary>
    /// <exception cref="ModelException">One cannot be used.</exception>
    public void LoadAll()
    {
        foreach (var id in ModelIds.All)
        {
            _ = Get(id);
        }
    }

    /// <summary>Unloads all models. No inference may be running.</summary>
    public void Dispose()
    {
        foreach (var model in _models.Values)
        {
            if (model.IsValueCreated)
            {
                model.Value.Dispose();
            }
        }

        if (_options.IsValueCreated)
        {
            _options.Value.Dispose();
        }

        _runs.Dispose();
    }

    private OnnxModel Load(string id)
    {
        var card = ModelCard.Of(id);
        var bytes = _folder.Read(card, card.File, card.Sha256);
        var labels = card is { Labels: { } file, LabelsSha256: { } digest } ? _folder.Read(card, file, digest) : [];
        return new OnnxModel(card, bytes, labels, _options.Value, _runs);
    }
}
