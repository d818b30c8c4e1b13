using Border.Domain.Evidence;
using Border.Vision.Runtime;

namespace Border.Vision.Frames;

/// <summary>Makes the record that every machine reading carries (invariant I6).</summary>
internal static class Provenance
{
    public static AiOutput Of(ReadOnlySpan<OnnxModel> models, string inputDigest, double score, double threshold, IReadOnlyList<string> reasons)
    {
        var ids = new string[models.Length];
        var versions = new string[models.Length];
        var digests = new string[models.Length];
        for (var i = 0; i < models.Length; i++)
        {
            (ids[i], versions[i], digests[i]) = (models[i].Card.Id, models[i].Card.Version, models[i].Card.Sha256);
        }

        return new AiOutput(
            string.Join('+', ids),
            string.Join('+', versions),
            string.Join('+', digests),
            inputDigest,
            Math.Round(score, 4),
            threshold,
            reasons);
    }
}
