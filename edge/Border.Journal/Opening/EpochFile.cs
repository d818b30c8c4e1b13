using System.Globalization;
using System.Text;
using Border.Journal.Disk;

namespace Border.Journal.Opening;

/// <summary>
/// The highest epoch number ever used here, in a file of its own beside the database: it survives the database, so that a new journal
/// after a corrupt one never repeats positions that the centre holds already.
/// </summary>
internal sealed class EpochFile(string directory)
{
    /// <summary>The highest epoch that a position can name.</summary>
    public const long MaxEpoch = (1 << 22) - 1;

    private readonly string _path = Path.Combine(directory, "epoch");

    /// <summary>The number; null when the file is not there or makes no sense.</summary>
    public long? Read()
    {
        try
        {
            using var reader = new StreamReader(_path, Encoding.ASCII);
            var buffer = new char[32];
            var text = buffer.AsSpan(0, reader.ReadBlock(buffer)).Trim();
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) && epoch is > 0 and <= MaxEpoch ? epoch : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Keeps a number; on the disk when it returns.</summary>
    public void Write(long epoch) => DurableFile.Replace(_path, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{epoch}\n")));
}
