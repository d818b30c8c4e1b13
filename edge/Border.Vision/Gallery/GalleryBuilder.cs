using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Border.Vision.Faces;

namespace Border.Vision.Gallery;

/// <summary>
/// Writes a gallery in one step: what is being built lies beside the file under another name and replaces it when all of it is on disk,
/// so that a reader finds the old gallery or the new one, never half of one. Takes about 520 bytes of memory for each face.
/// </summary>
public sealed class GalleryBuilder : IDisposable
{
    private const double LengthTolerance = 1e-3;

    private readonly string _path;
    private readonly string _modelId;
    private readonly string _modelDigest;
    private readonly FileStream _file;
    private readonly IncrementalHash _featureHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<sbyte[]> _codes = [];
    private readonly List<float> _scales = [];
    private readonly List<int> _idEnds = [];
    private readonly List<byte> _ids = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private bool _complete;

    /// <summary>Starts a gallery beside <paramref name="path"/>.</summary>
    /// <param name="path">The gallery's file; replaced by <see cref="Complete"/>.</param>
    /// <param name="modelId">The feature model's name on its card, at most 64 bytes.</param>
    /// <param name="modelDigest">SHA-256 of the model file in lower-case hex. Features of another model are refused.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public GalleryBuilder(string path, string modelId, string modelDigest)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Encoding.UTF8.GetByteCount(modelId), 64, nameof(modelId));
        ArgumentOutOfRangeException.ThrowIfNotEqual(modelDigest?.Length ?? 0, 64, nameof(modelDigest));
        (_path, _modelId, _modelDigest) = (path, modelId, modelDigest!);
        _file = new FileStream(path + ".new", FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 20);
        _file.Position = GalleryLayout.HeaderBytes;
    }

    /// <summary>Adds a face.</summary>
    /// <param name="id">Its pseudonym, 1 to 128 bytes; never a name or document number.</param>
    /// <param name="feature">Its feature.</param>
    /// <exception cref="GalleryException">Another model's feature, no feature of length 1, or an id that is too long or there already.</exception>
    public void Add(string id, FaceFeature feature)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(feature);
        var utf8 = Encoding.UTF8.GetBytes(id);
        if (Problem(utf8.Length, feature) is { } problem)
        {
            throw new GalleryException($"Face {_known.Count + 1} was not added: {problem}");
        }

        if (!_known.Add(id))
        {
            throw new GalleryException($"Face {_known.Count + 1} was not added: its pseudonym is in the gallery already.");
        }

        var numbers = MemoryMarshal.AsBytes(feature.Numbers.Span);
        _featureHash.AppendData(numbers);
        _file.Write(numbers);
        var codes = new sbyte[FaceFeature.Dimensions];
        var (scale, residual) = Quantisation.Encode(feature.Numbers.Span, codes);
        _codes.Add(codes);
        _scales.Add(scale);
        _scales.Add(residual);
        _ids.AddRange(utf8);
        _idEnds.Add(_ids.Count);
    }

    /// <summary>Writes the rest, waits until all of it is on disk, and puts it in the place of the gallery before.</summary>
    /// <returns>How many faces it holds.</returns>
    /// <exception cref="IOException">The disk is full or failed; the gallery before is untouched.</exception>
    public int Complete()
    {
        var features = new GallerySection(GalleryLayout.HeaderBytes, _file.Position - GalleryLayout.HeaderBytes, _featureHash.GetHashAndReset());
        GallerySection[] parts =
        [
            features,
            Write(_codes, static codes => MemoryMarshal.AsBytes(codes.AsSpan())),
            Write([CollectionsMarshal.AsSpan(_scales).ToArray()], static scales => MemoryMarshal.AsBytes(scales.AsSpan())),
            Write([CollectionsMarshal.AsSpan(_idEnds).ToArray()], static ends => MemoryMarshal.AsBytes(ends.AsSpan())),
            Write([_ids.ToArray()], static ids => ids),
        ];
        var layout = new GalleryLayout { Count = _known.Count, ModelId = _modelId, ModelDigest = _modelDigest, Parts = parts };
        _file.Position = 0;
        _file.Write(layout.ToBytes());
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(_path + ".new", _path, overwrite: true);
        _complete = true;
        return _known.Count;
    }

    /// <summary>Gives up what was not completed.</summary>
    public void Dispose()
    {
        _file.Dispose();
        _featureHash.Dispose();
        if (!_complete)
        {
            File.Delete(_path + ".new");
        }
    }

    private string? Problem(int idBytes, FaceFeature feature)
    {
        if (feature.ModelDigest != _modelDigest)
        {
            return $"its feature comes from {feature.ModelId} ({feature.ModelDigest[..8]}), the gallery is for {_modelId} ({_modelDigest[..8]}). Take the face again with that model.";
        }

        if (feature.Numbers.Length != FaceFeature.Dimensions || !(Math.Abs(FaceFeature.Dot(feature.Numbers.Span, feature.Numbers.Span) - 1) <= LengthTolerance))
        {
            return $"a feature has {FaceFeature.Dimensions} numbers of length 1.";
        }

        return idBytes > GalleryLayout.MaxIdBytes ? $"a pseudonym has at most {GalleryLayout.MaxIdBytes} bytes."
            : _known.Count >= GalleryLayout.MaxCount ? $"a gallery holds at most {GalleryLayout.MaxCount} faces."
            : null;
    }

    private GallerySection Write<T>(IReadOnlyList<T> blocks, BytesOf<T> bytesOf)
    {
        var offset = _file.Position;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var block in blocks)
        {
            var bytes = bytesOf(block);
            hash.AppendData(bytes);
            _file.Write(bytes);
        }

        return new GallerySection(offset, _file.Position - offset, hash.GetHashAndReset());
    }

    private delegate ReadOnlySpan<byte> BytesOf<in T>(T block);
}
