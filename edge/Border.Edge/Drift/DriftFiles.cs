using System.Security.Cryptography;
using System.Text;
using Border.Domain.Drift;

namespace Border.Edge.Drift;

/// <summary>
/// Keeps what each lane remembers of its readings' scores, so that a restart goes on where it stopped. A file may lag behind by some
/// readings or be lost: then the lane takes a new baseline. To take one on purpose, stop the node and delete the lane's file.
/// </summary>
/// <param name="folder">Where the files are; made when first needed.</param>
internal sealed class DriftFiles(string folder)
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>What a lane remembered; nothing where there is no usable file.</summary>
    public LaneDrift Load(string lane)
    {
        try
        {
            var file = new FileInfo(FileOf(lane));
            return file.Exists && file.Length <= MaxBytes ? LaneDrift.Read(lane, File.ReadAllBytes(file.FullName)) : LaneDrift.Of(lane);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return LaneDrift.Of(lane);
        }
    }

    /// <summary>Replaces a lane's file in one step.</summary>
    public void Save(LaneDrift drift)
    {
        ArgumentNullException.ThrowIfNull(drift);
        try
        {
            Directory.CreateDirectory(folder);
            var file = FileOf(drift.Lane);
            File.WriteAllBytes(file + ".new", drift.ToBytes());
            File.Move(file + ".new", file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk: the older file stays good, a restart has missed some readings.
        }
    }

    /// <summary>Named by a digest: a lane's name is the administrator's and need be no file name.</summary>
    private string FileOf(string lane) =>
        Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lane)))[..16]}.json");
}
