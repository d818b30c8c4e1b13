using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Border.Journal.Storage;

/// <summary>
/// Moves the log into the database beside the writer, on a thread and connection of its own, so that no append waits for it. Passive: it
/// never stops writers or readers, and takes what was committed when it starts. Killed in the middle, it is done again after the start.
/// </summary>
internal sealed class SqliteCheckpointer : IDisposable
{
    private const int FrameBytes = 4096 + 24;

    private readonly SqliteConnection _connection;
    private readonly AutoResetEvent _wanted = new(false);
    private readonly Thread _thread;
    private StoreException? _failure;
    private long _logBytes;
    private volatile bool _closing;

    public SqliteCheckpointer(string file)
    {
        _connection = SqliteSchema.Connect(file, SqliteOpenMode.ReadWrite);
        _thread = new Thread(Run) { Name = "checkpoint", IsBackground = true };
        _thread.Start();
    }

    /// <summary>How long the log was at the last checkpoint. It begins anew only when a checkpoint ends with nothing left to move.</summary>
    public long LogBytes => Interlocked.Read(ref _logBytes);

    /// <summary>Asks for a checkpoint and returns at once.</summary>
    public void Request() => _wanted.Set();

    /// <summary>Throws once for a checkpoint that failed since the last call.</summary>
    /// <exception cref="StoreException">It failed.</exception>
    public void ThrowIfFailed()
    {
        if (Interlocked.Exchange(ref _failure, null) is { } failure)
            throw failure;
    }

    /// <summary>Makes a checkpoint on the writer's own connection, between two transactions: nothing is left to move.</summary>
    /// <returns>False when one runs beside: try again.</returns>
    /// <exception cref="StoreException">It failed.</exception>
    public bool RunHere(sqlite3 writer)
    {
        var done = Checkpoint(writer, raw.SQLITE_CHECKPOINT_PASSIVE, out _);
        if (done)
            Interlocked.Exchange(ref _logBytes, 0);
        return done;
    }

    /// <summary>Runs one.</summary>
    /// <param name="db">The connection.</param>
    /// <param name="mode">SQLITE_CHECKPOINT_...</param>
    /// <param name="frames">Pages in the log.</param>
    /// <returns>False when another connection is in the way.</returns>
    /// <exception cref="StoreException">It failed.</exception>
    public static bool Checkpoint(sqlite3 db, int mode, out int frames)
    {
        var code = raw.sqlite3_wal_checkpoint_v2(db, "main", mode, out frames, out _);
        return code is raw.SQLITE_OK or raw.SQLITE_BUSY ? code == raw.SQLITE_OK : throw SqliteErrors.Explain(db, code);
    }

    public void Dispose()
    {
        _closing = true;
        _wanted.Set();
        _thread.Join();
        _connection.Dispose();
        _wanted.Dispose();
    }

    private void Run()
    {
        for (_wanted.WaitOne(); !_closing; _wanted.WaitOne())
        {
            try
            {
                if (Checkpoint(_connection.Handle!, raw.SQLITE_CHECKPOINT_PASSIVE, out var frames))
                    Interlocked.Exchange(ref _logBytes, (long)frames * FrameBytes);
            }
            catch (StoreException e)
            {
                Interlocked.Exchange(ref _failure, e);
            }
        }
    }
}
