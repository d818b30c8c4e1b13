using System.Buffers;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Border.Vision.Faces;
using Border.Vision.Runtime;

namespace Border.Vision.Gallery;

/// <summary>
/// Searches a gallery of faces, exactly: the answer is that of comparing the face with every feature in double precision. The file is
/// mapped, so its pages are the system's to give and take; a search walks through the integers. The features of the few faces that are
/// compared in full are read from the file, because every look through the mapping would bring in sixteen pages and keep them.
/// Safe from several threads.
/// </summary>
public sealed unsafe class FaceGallery : IDisposable
{
    private const int Block = 4096;

    private readonly GalleryLayout _layout;
    private readonly FileStream _file;
    private readonly MemoryMappedFile _mapped;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _bytes;
    private bool _disposed;

    private FaceGallery(GalleryLayout layout, FileStream file)
    {
        (_layout, _file) = (layout, file);
        _mapped = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = _mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _bytes);
    }

    /// <summary>How many faces it holds.</summary>
    public int Count => _layout.Count;

    /// <summary>The feature model it was built with, by the name on its card.</summary>
    public string ModelId => _layout.ModelId;

    /// <summary>SHA-256 of that model's file in lower-case hex.</summary>
    public string ModelDigest => _layout.ModelDigest;

    /// <summary>Checks every byte of a gallery and opens it.</summary>
    /// <param name="path">The file that <see cref="GalleryBuilder"/> wrote.</param>
    /// <param name="model">The feature model in use; null to take any.</param>
    /// <exception cref="GalleryException">It is no gallery, damaged, or built with another model.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static FaceGallery Open(string path, ModelCard? model = null)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        try
        {
            var header = new byte[GalleryLayout.HeaderBytes];
            var layout = GalleryLayout.Read(header.AsSpan(0, file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false)), file.Length);
            if (model is not null && model.Sha256 != layout.ModelDigest)
            {
                throw new GalleryException(
                    $"The gallery was built with {layout.ModelId} ({layout.ModelDigest[..8]}), this node uses {model.Id} ({model.Sha256[..8]}). Build it again with that model.");
            }

            Verify(file, layout);
            var gallery = new FaceGallery(layout, file);
            return gallery.IdsAreInOrder() ? gallery : throw GallerySection.Damaged("table of ids");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The faces most like the one asked for.</summary>
    /// <param name="face">A feature of the gallery's own model.</param>
    /// <param name="top">How many at most, 1 to 1,000.</param>
    /// <param name="threads">Threads to use; 0 for one per processor.</param>
    /// <returns>Best first; of equal scores the earlier row first.</returns>
    /// <exception cref="GalleryException">The feature comes from another model.</exception>
    public IReadOnlyList<GalleryMatch> Search(FaceFeature face, int top = 10, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(face);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(top, 1000);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (face.ModelDigest != ModelDigest || face.Numbers.Length != FaceFeature.Dimensions)
        {
            throw new GalleryException(
                $"The face was taken with {face.ModelId}, the gallery was built with {ModelId} ({ModelDigest[..8]}). They cannot be compared: build the gallery again.");
        }

        var upper = ArrayPool<float>.Shared.Rent(Math.Max(1, Count));
        try
        {
            var least = Estimate(face, top, threads, upper);
            return Exact(face, top, upper, least);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(upper);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _mapped.Dispose();
            _file.Dispose();
        }
    }

    /// <summary>
    /// Writes the highest score that each face may have, and gives the score that the best <paramref name="top"/> reach at least: who
    /// cannot reach that is not among them.
    /// </summary>
    private float Estimate(FaceFeature face, int top, int threads, float[] upper)
    {
        var query = new short[FaceFeature.Dimensions];
        var (scale, residual) = Quantisation.EncodeQuery(face.Numbers.Span, query);
        var best = new LowestOfBest(top);
        var blocks = (Count + Block - 1) / Block;
        Parallel.For(
            0,
            blocks,
            new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount },
            () => new LowestOfBest(top),
            (block, _, own) =>
            {
                EstimateBlock(block * Block, Math.Min(Count, (block + 1) * Block), query, scale, residual, upper, own);
                return own;
            },
            own =>
            {
                lock (best)
                {
                    best.Add(own);
                }
            });
        return best.Lowest;
    }

    private void EstimateBlock(int from, int to, short[] query, float scale, double residual, float[] upper, LowestOfBest best)
    {
        var scales = Span<float>(_layout.Scales);
        var codes = (sbyte*)(_bytes + _layout.Codes.Offset);
        for (var row = from; row < to; row++)
        {
            var face = new ReadOnlySpan<sbyte>(codes + ((long)row * FaceFeature.Dimensions), FaceFeature.Dimensions);
            var score = IntegerDot.Of(query, face) * scale * scales[2 * row];
            var bound = Quantisation.Bound(scales[(2 * row) + 1], residual);
            upper[row] = score + bound;
            best.Add(score - bound);
        }
    }

    private List<GalleryMatch> Exact(FaceFeature face, int top, float[] upper, float least)
    {
        var numbers = new float[FaceFeature.Dimensions];
        var found = new List<(int Row, double Score)>();
        for (var row = 0; row < Count; row++)
        {
            if (upper[row] >= least)
            {
                ReadFeature(row, numbers);
                found.Add((row, FaceFeature.Dot(face.Numbers.Span, numbers)));
            }
        }

        found.Sort(static (a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Row.CompareTo(b.Row));
        return [.. found.Take(top).Select(f => new GalleryMatch(Id(f.Row), f.Row, f.Score))];
    }

    private void ReadFeature(int row, float[] numbers)
    {
        var bytes = MemoryMarshal.AsBytes(numbers.AsSpan());
        if (RandomAccess.Read(_file.SafeFileHandle, bytes, _layout.Features.Offset + ((long)row * bytes.Length)) != bytes.Length)
        {
            throw GallerySection.Damaged("features");
        }
    }

    private string Id(int row)
    {
        var ends = Span<int>(_layout.IdEnds);
        var start = row == 0 ? 0 : ends[row - 1];
        return Encoding.UTF8.GetString(Span<byte>(_layout.Ids)[start..ends[row]]);
    }

    private ReadOnlySpan<T> Span<T>(GallerySection section)
        where T : unmanaged => new(_bytes + section.Offset, checked((int)(section.Length / sizeof(T))));

    /// <summary>Through a small buffer, not through the mapping: a gallery that was checked is not in the process' memory for that.</summary>
    private static void Verify(FileStream file, GalleryLayout layout)
    {
        string[] names = ["features", "integers", "scales", "table of ids", "ids"];
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        for (var i = 0; i < GalleryLayout.Sections; i++)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var part = layout.Parts[i];
            for (long at = 0; at < part.Length;)
            {
                var read = RandomAccess.Read(file.SafeFileHandle, buffer.AsSpan(0, (int)Math.Min(buffer.Length, part.Length - at)), part.Offset + at);
                if (read == 0)
                {
                    throw GallerySection.Damaged(names[i]);
                }

                hash.AppendData(buffer, 0, read);
                at += read;
            }

            if (!hash.GetHashAndReset().AsSpan().SequenceEqual(part.Sha256))
            {
                throw GallerySection.Damaged(names[i]);
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    private bool IdsAreInOrder()
    {
        var before = 0;
        foreach (var end in Span<int>(_layout.IdEnds))
        {
            if (end <= before)
            {
                return false;
            }

            before = end;
        }

        return before == _layout.Ids.Length;
    }
}
