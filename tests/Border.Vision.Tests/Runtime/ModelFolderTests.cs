using Border.Vision.Runtime;

namespace Border.Vision.Tests.Runtime;

public sealed class ModelFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("border-models").FullName;

    [Fact]
    public void EveryCard_DescribesAFileThatIsThere()
    {
        foreach (var card in ModelIds.All.Select(ModelCard.Of))
        {
            Assert.NotEmpty(ModelFolder.Find().Read(card, card.File, card.Sha256));
            Assert.All([card.Source, card.Licence, card.Input, card.Output], Assert.NotEmpty);
            Assert.NotEmpty(card.Measured);
        }
    }

    [Fact]
    public void ChangedModel_IsRefusedAndBothDigestsAreNamed()
    {
        var card = ModelCard.Of(ModelIds.FaceLandmarks);
        var bytes = ModelFolder.Find().Read(card, card.File, card.Sha256);
        bytes[^1] ^= 1;
        var path = Path.Combine(_folder, "node_modules", card.File);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        using var store = new ModelStore(new ModelFolder(_folder));

        var refused = Assert.Throws<ModelException>(() => store.Get(card.Id));

        Assert.Contains(card.Sha256, refused.Message, StringComparison.Ordinal);
        Assert.Contains("not loaded", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingModel_SaysHowToRestoreIt()
    {
        using var store = new ModelStore(new ModelFolder(_folder));

        Assert.Contains("npm ci", Assert.Throws<ModelException>(() => store.Get(ModelIds.FaceDetector)).Message, StringComparison.Ordinal);
        Assert.Contains("git checkout", Assert.Throws<ModelException>(() => store.Get(ModelIds.TextDetector)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownModel_IsAnError()
    {
        using var store = new ModelStore(new ModelFolder(_folder));

        Assert.Throws<ArgumentException>(() => store.Get("no-such-model"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
