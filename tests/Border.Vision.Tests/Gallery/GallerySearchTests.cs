using Border.Testing;
using Border.Vision.Faces;
using Border.Vision.Gallery;

namespace Border.Vision.Tests.Gallery;

public sealed class GallerySearchTests : IDisposable
{
    private readonly TempFolder _folder = new("gallery");

    [Theory]
    [InlineData("spread")]
    [InlineData("crowded")]
    [InlineData("spiky")]
    [InlineData("equal")]
    public void Search_OfAnyGallery_IsThatOfAPlainScan(string kind)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            var count = random.Next(1, 3000);
            var faces = Faces(kind, count, random);
            using var gallery = Build(faces);
            var (top, threads) = (random.Next(1, 30), random.Next(1, 4));
            foreach (var query in new[] { GalleryFaces.Random(random), GalleryFaces.Near(faces[random.Next(count)], 0.4, random), GalleryFaces.Spiky(random) })
            {
                var found = gallery.Search(query, top, threads);

                Assert.Equal(GalleryFaces.Scan(faces, query, top), found.Select(m => (m.Row, m.Score)));
                Assert.Equal(found.Select(m => $"p-{m.Row}"), found.Select(m => m.Id));
            }
        }
    }

    [Fact]
    public void Bound_HoldsForEveryFaceAndQuery()
    {
        var random = new Random(7);
        Span<sbyte> codes = new sbyte[FaceFeature.Dimensions];
        Span<short> query = new short[FaceFeature.Dimensions];
        for (var i = 0; i < 2000; i++)
        {
            var (a, b) = i % 2 == 0 ? (GalleryFaces.Random(random), GalleryFaces.Spiky(random)) : (GalleryFaces.Spiky(random), GalleryFaces.Random(random));
            var (scale, residual) = Quantisation.Encode(a.Numbers.Span, codes);
            var (queryScale, queryResidual) = Quantisation.EncodeQuery(b.Numbers.Span, query);
            var estimate = IntegerDot.Of(query, codes) * queryScale * scale;

            Assert.Equal(IntegerDot.Portable(query, codes), IntegerDot.Of(query, codes));
            Assert.InRange(Math.Abs(estimate - a.CosineTo(b)), 0, Quantisation.Bound(residual, queryResidual));
        }
    }

    [Fact]
    public void Bound_IsTightEnoughToCompareFewFacesExactly()
    {
        var random = new Random(3);
        var codes = new sbyte[FaceFeature.Dimensions];

        var worst = Enumerable.Range(0, 200).Max(_ => Quantisation.Encode(GalleryFaces.Random(random).Numbers.Span, codes).Residual);

        Assert.InRange(worst, 0, 0.02);
    }

    [Fact]
    public void EmptyGallery_FindsNobody()
    {
        using var gallery = Build([]);

        Assert.Equal(0, gallery.Count);
        Assert.Empty(gallery.Search(GalleryFaces.Random(new Random(1))));
    }

    [Fact]
    public void FeatureOfAnotherModel_IsNotSearchedFor()
    {
        var random = new Random(1);
        using var gallery = Build([GalleryFaces.Random(random)]);
        var other = GalleryFaces.Of(new float[FaceFeature.Dimensions].Select((_, i) => (float)i).ToArray(), new string('b', 64));

        Assert.Contains("cannot be compared", Assert.Throws<GalleryException>(() => gallery.Search(other)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static List<FaceFeature> Faces(string kind, int count, Random random)
    {
        var middle = GalleryFaces.Random(random);
        return [.. Enumerable.Range(0, count).Select(i => kind switch
        {
            "crowded" => GalleryFaces.Near(middle, 0.02, random),
            "spiky" => GalleryFaces.Spiky(random),
            "equal" => middle,
            _ => GalleryFaces.Random(random),
        })];
    }

    private FaceGallery Build(IReadOnlyList<FaceFeature> faces)
    {
        var path = _folder["faces.gallery"];
        using (var builder = new GalleryBuilder(path, GalleryFaces.Model, GalleryFaces.Digest))
        {
            for (var i = 0; i < faces.Count; i++)
            {
                builder.Add($"p-{i}", faces[i]);
            }

            builder.Complete();
        }

        return FaceGallery.Open(path);
    }
}
