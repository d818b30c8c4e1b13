using Border.Vision.Runtime;
using Microsoft.ML.OnnxRuntime;

namespace Border.Vision.Tests.Runtime;

/// <summary>A folded model saves time and nothing else.</summary>
public sealed class FoldedModelTests
{
    // PP-OCRv4's finder ends in probabilities, the face's features in numbers below 1.
    private const float Tolerance = 1e-4f;

    public static TheoryData<string, long[], float> Folded => new()
    {
        { ModelIds.TextDetector, [1, 3, 352, 480], 1.2f },
        { ModelIds.FaceFeature, [1, 3, 112, 112], 0.5f },
    };

    [Fact]
    public void EveryFoldedModel_IsComparedHere() =>
        Assert.Equal(ModelIds.All.Where(id => ModelCard.Of(id).FoldedFrom is not null).Order(), Folded.Select(row => row.Data.Item1).Order());

    [Theory]
    [MemberData(nameof(Folded))]
    public void FoldedModel_OnOneInput_GivesWhatItsOriginGives(string id, long[] shape, float range)
    {
        var card = ModelCard.Of(id);
        var input = Pattern(shape, range);

        var origin = Run(ModelFolder.Find().Read(card, card.FoldedFrom!.File, card.FoldedFrom.Sha256), input, shape);
        var folded = Run(ModelFolder.Find().Read(card, card.File, card.Sha256), input, shape);

        Assert.Equal(origin.Length, folded.Length);
        Assert.True(origin.Max() - origin.Min() > 0.1f, "The input excites nothing; the comparison would say nothing.");
        Assert.All(origin.Zip(folded), pair => Assert.InRange(pair.First - pair.Second, -Tolerance, Tolerance));
    }

    private static float[] Run(byte[] model, float[] input, long[] shape)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1 };
        using var session = new InferenceSession(model, options);
        using var value = OrtValue.CreateTensorValueFromMemory(input, shape);
        using var run = new RunOptions();
        using var outputs = session.Run(run, [.. session.InputNames], [value], [.. session.OutputNames]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    /// <summary>Edges and noise of every size, so that every layer has something to do.</summary>
    private static float[] Pattern(long[] shape, float range)
    {
        var random = new Random(7);
        var (height, width) = ((int)shape[2], (int)shape[3]);
        return [.. Enumerable.Range(0, (int)(shape[1] * height * width)).Select(i =>
        {
            var (x, y) = (i % width, i / width % height);
            return range * (float)((Math.Sin(0.21 * x) * Math.Cos(0.13 * y)) + random.NextDouble() - 0.5 + (((x / 9) + (y / 13)) % 2 == 0 ? 1 : -1));
        })];
    }
}
