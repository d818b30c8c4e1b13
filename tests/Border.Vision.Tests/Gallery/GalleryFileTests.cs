using System.Security.Cryptography;
using Border.Testing;
using Border.Vision.Gallery;
using Border.Vision.Runtime;

namespace Border.Vision.Tests.Gallery;

public sealed class GalleryFileTests : IDisposable
{
    private readonly TempFolder _folder = new("gallery");

    private string Path => _folder["faces.gallery"];

    [Fact]
    public void ChangedByte_AnywhereInTheFile_IsFound()
    {
        Build(20);
        var whole = File.ReadAllBytes(Path);
        foreach (var at in new[] { 3, 17, 30, 100, 200, 4080, 4096, whole.Length / 2, whole.Length - 200, whole.Length - 1 })
        {
            var changed = whole.ToArray();
            changed[at] ^= 4;
            File.WriteAllBytes(Path, changed);

            Assert.NotEmpty(Assert.Throws<GalleryException>(() => FaceGallery.Open(Path).Dispose()).Message);
        }
    }

    [Fact]
    public void FileCutShort_AtAnyLength_IsRefused()
    {
        Build(20);
        var whole = File.ReadAllBytes(Path);
        foreach (var length in new[] { 0, 5, 4095, 4096, 10_000, whole.Length - 1 })
        {
            File.WriteAllBytes(Path, whole[..length]);

            Assert.Throws<GalleryException>(() => FaceGallery.Open(Path).Dispose());
        }
    }

    [Fact]
    public void HeaderThatClaimsMoreThanTheFileHas_IsRefusedEvenWithARightChecksum()
    {
        Build(20);
        var forged = File.ReadAllBytes(Path);
        BitConverter.TryWriteBytes(forged.AsSpan(16), int.MaxValue);
        SHA256.HashData(forged.AsSpan(0, 4064), forged.AsSpan(4064));
        File.WriteAllBytes(Path, forged);

        Assert.Contains("table of sections", Assert.Throws<GalleryException>(() => FaceGallery.Open(Path).Dispose()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GalleryOfAnotherModel_IsRefusedByTheNodesModel()
    {
        Build(1);

        var refused = Assert.Throws<GalleryException>(() => FaceGallery.Open(Path, ModelCard.Of(ModelIds.FaceFeature)).Dispose());

        Assert.Contains("Build it again", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BuildThatIsGivenUp_LeavesTheGalleryBefore()
    {
        Build(3);
        using (var builder = new GalleryBuilder(Path, GalleryFaces.Model, GalleryFaces.Digest))
        {
            builder.Add("other", GalleryFaces.Random(new Random(5)));
        }

        using var gallery = FaceGallery.Open(Path);
        Assert.Equal(3, gallery.Count);
        Assert.Equal([Path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void OpenGallery_GoesOnWhenANewOneTakesItsPlace()
    {
        Build(3);
        using var before = FaceGallery.Open(Path);
        Build(5);
        using var after = FaceGallery.Open(Path);

        Assert.Equal(3, before.Search(GalleryFaces.Random(new Random(9))).Count);
        Assert.Equal(5, after.Search(GalleryFaces.Random(new Random(9))).Count);
    }

    [Fact]
    public void FaceThatCannotBeAdded_IsSaid()
    {
        var random = new Random(2);
        using var builder = new GalleryBuilder(Path, GalleryFaces.Model, GalleryFaces.Digest);
        builder.Add("one", GalleryFaces.Random(random));
        var good = GalleryFaces.Random(random);

        AssertRefused("already", () => builder.Add("one", good));
        AssertRefused("length 1", () => builder.Add("two", good with { Numbers = new float[512] }));
        AssertRefused("length 1", () => builder.Add("two", good with { Numbers = Enumerable.Repeat(float.NaN, 512).ToArray() }));
        AssertRefused("length 1", () => builder.Add("two", good with { Numbers = good.Numbers[1..] }));
        AssertRefused("that model", () => builder.Add("two", good with { ModelDigest = new string('b', 64) }));
        AssertRefused("128 bytes", () => builder.Add(new string('x', 129), good));
        Assert.Equal(1, builder.Complete());
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertRefused(string words, Action add) =>
        Assert.Contains(words, Assert.Throws<GalleryException>(add).Message, StringComparison.Ordinal);

    private void Build(int count)
    {
        var random = new Random(count);
        using var builder = new GalleryBuilder(Path, GalleryFaces.Model, GalleryFaces.Digest);
        for (var i = 0; i < count; i++)
        {
            builder.Add($"p-{i}", GalleryFaces.Random(random));
        }

        builder.Complete();
    }
}
