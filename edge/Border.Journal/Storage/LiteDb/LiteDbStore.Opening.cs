using System.Buffers.Binary;
using Border.Domain.Records;
using LiteDB;

namespace Border.Journal.Storage.LiteDb;

// From whatever a power cut left to a database that can be used.
internal sealed partial class LiteDbStore
{
    private const int Version = 1;
    private const int PageBytes = 8192;

    public static LiteDbStore Open(string dataFile, string logFile, NodeName node, Func<string, IStoreFile> open)
    {
        SyncedStream? data = null;
        FramedLog? log = null;
        try
        {
            data = new SyncedStream(open(dataFile));
            log = new FramedLog(open(logFile));
            RestoreHeader(data, log);
            var store = new LiteDbStore(new LiteDatabase(data, new BsonMapper(), log), data, log);
            store.Prepare(node);
            return store;
        }
        catch (Exception e)
        {
            data?.Dispose();
            log?.Dispose();
            throw e is StoreException ? e : LiteDbErrors.Explain(e);
        }
    }

    // The database looks at its first page before its log; a checkpoint that was cut may have torn it. The log has it whole.
    private static void RestoreHeader(SyncedStream data, FramedLog log)
    {
        var page = new byte[PageBytes];
        byte[]? header = null;
        for (log.Position = 0; log.Position + PageBytes <= log.Length;)
        {
            log.ReadExactly(page);
            if (BinaryPrimitives.ReadUInt32LittleEndian(page) == 0)
                header = page.ToArray();
        }

        log.Position = 0;
        if (header is null)
            return;
        data.Position = 0;
        data.Write(header, 0, header.Length);
        data.Flush();
        data.Position = 0;
    }

    private void Prepare(NodeName node)
    {
        if (_database.UserVersion > Version)
            throw new StoreException(StoreFailure.Newer, $"The journal has format {_database.UserVersion}; this version reads up to {Version}.");
        // Never by itself, also not when it is closed: what a checkpoint moves must be durable in the log before.
        _database.CheckpointSize = 0;
        if (_database.UserVersion == Version)
        {
            _log.Sync();
            return;
        }

        _keys.EnsureIndex("subject", "$.subject");
        _state.Insert(new BsonDocument { ["_id"] = "node", ["value"] = node.ToString() });
        _database.UserVersion = Version;
        _log.Sync();
    }
}
