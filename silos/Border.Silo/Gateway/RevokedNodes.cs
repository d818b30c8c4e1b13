using Border.Domain.Records;

namespace Border.Silo.Gateway;

/// <summary>
/// Nodes that were shut out, as <c>deploy/certs.sh revoke</c> lists them in <c>revoked.txt</c>. The broker refuses their certificates; this
/// holds also while the broker still runs with an older list. The file is read again when it changes.
/// </summary>
/// <param name="folder">The centre's certificate folder.</param>
/// <param name="time">How often to look.</param>
/// <param name="logger">Says what is in force.</param>
public sealed partial class RevokedNodes(string folder, TimeProvider time, ILogger<RevokedNodes> logger)
{
    private const long MaxBytes = 1024 * 1024;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly string _file = Path.Combine(folder, "revoked.txt");
    private readonly HashSet<NodeName> _unwelcome = [];
    private HashSet<string> _names = [];
    private DateTime _written;
    private long? _looked;

    /// <summary>Whether nothing may be taken from a node.</summary>
    public bool Contains(NodeName node)
    {
        ArgumentNullException.ThrowIfNull(node);
        lock (_lock)
        {
            LookAgain();
            return _names.Contains(node.ToString());
        }
    }

    /// <summary>A node that was shut out has connected.</summary>
    public void Came(NodeName node)
    {
        lock (_lock)
            _unwelcome.Add(node);
    }

    /// <summary>Nodes whose connections are to be ended: those that were listed since the last call, and those that came.</summary>
    public IReadOnlyList<NodeName> TakeUnwelcome()
    {
        lock (_lock)
        {
            LookAgain();
            NodeName[] taken = [.. _unwelcome.Where(node => _names.Contains(node.ToString()))];
            _unwelcome.Clear();
            return taken;
        }
    }

    private void LookAgain()
    {
        if (_looked is not { } last || time.GetElapsedTime(last) >= Look)
            Refresh();
    }

    private void Refresh()
    {
        _looked = time.GetTimestamp();
        var file = new FileInfo(_file);
        var written = file.Exists ? file.LastWriteTimeUtc : default;
        if (written == _written)
            return;
        try
        {
            HashSet<string> names = file.Exists && file.Length <= MaxBytes ? [.. File.ReadLines(_file).Select(line => line.Trim()).Where(line => line.Length > 0)] : [];
            foreach (var name in names.Except(_names))
            {
                if (NodeName.TryParse(name, out var node))
                    _unwelcome.Add(node);
            }

            _names = names;
            _written = written;
            LogRead(_names.Count);
        }
        catch (IOException e)
        {
            LogFailed(e); // what was read last holds until it can be read again
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} nodes are shut out (revoked.txt).")]
    private partial void LogRead(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "revoked.txt cannot be read; the list read last holds.")]
    private partial void LogFailed(Exception failure);
}
