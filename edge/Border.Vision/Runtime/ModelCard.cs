using System.Text.Json;
using System.Text.Json.Serialization;

namespace Border.Vision.Runtime;

/// <summary>What is known about a model file: where it comes from, what it takes and gives, how good it was found to be.</summary>
/// <param name="Id">Its name in every record, for example <c>ppocr-v4-rec</c>.</param>
/// <param name="Version">The version of the weights.</param>
/// <param name="File">The file below <c>node_modules</c>, or from <c>own/</c> on, where it is made and kept here.</param>
/// <param name="Sha256">The file's digest in lower-case hex. Another file is refused.</param>
/// <param name="Labels">The file of class labels, one a line, below the same folder; null where there is none.</param>
/// <param name="LabelsSha256">Its digest.</param>
/// <param name="Source">Package and origin.</param>
/// <param name="Licence">Under which terms.</param>
/// <param name="Input">Shape, order and range of the input.</param>
/// <param name="Output">Shape and meaning of the output.</param>
/// <param name="Measured">What was measured, on what, with what result.</param>
public sealed record ModelCard(
    string Id,
    string Version,
    string File,
    string Sha256,
    string? Labels,
    string? LabelsSha256,
    string Source,
    string Licence,
    string Input,
    string Output,
    IReadOnlyList<string> Measured)
{
    /// <summary>The model it was folded from (<c>training/fold</c>), which gives the same numbers more slowly; null where it is as it was made.</summary>
    public ModelOrigin? FoldedFrom { get; init; }

    /// <summary>The card of a model, from this assembly.</summary>
    /// <exception cref="ArgumentException">There is no such card.</exception>
    public static ModelCard Of(string id)
    {
        using var stream = typeof(ModelCard).Assembly.GetManifestResourceStream($"cards/{id}.json")
            ?? throw new ArgumentException($"There is no model card '{id}'.", nameof(id));
        return JsonSerializer.Deserialize(stream, ModelCardJson.Default.ModelCard)!;
    }
}

/// <summary>A model that another one was made from.</summary>
/// <param name="File">The file below <c>node_modules</c>.</param>
/// <param name="Sha256">The file's digest in lower-case hex.</param>
public sealed record ModelOrigin(string File, string Sha256);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ModelCard))]
internal sealed partial class ModelCardJson : JsonSerializerContext;
