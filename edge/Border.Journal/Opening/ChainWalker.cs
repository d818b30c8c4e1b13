using System.Security.Cryptography;
using Border.Domain.Records;
using Border.Journal.Storage;

namespace Border.Journal.Opening;

/// <summary>Checks records one after another: contiguous, chained, readable, and saying themselves where they are.</summary>
/// <param name="node">Whose records they must be.</param>
/// <param name="before">The position before the first record to come.</param>
/// <param name="hashBefore">The chain hash there; ignored when an epoch starts.</param>
internal sealed class ChainWalker(NodeName node, RecordPosition before, byte[] hashBefore)
{
    private RecordPosition _last = before;
    private byte[] _hash = hashBefore;

    /// <summary>What is wrong with the next record; null when nothing is.</summary>
    public string? Check(in StoredRow row)
    {
        if (row.Position.Epoch != _last.Epoch && row.Position.Sequence == 1)
            (_last, _hash) = (row.Position with { Sequence = 0 }, HashChain.Start(node, row.Position.Epoch));
        if (row.Position != _last.Next)
            return $"after {_last} comes {row.Position}: records are missing or added";
        var expected = HashChain.Next(_hash, row.Body);
        if (!CryptographicOperations.FixedTimeEquals(expected, row.Hash))
            return "its chain hash does not match: it or a record before it was changed";
        if (CheckBody(row) is { } problem)
            return problem;
        (_last, _hash) = (row.Position, expected);
        return null;
    }

    private string? CheckBody(in StoredRow row)
    {
        try
        {
            var record = RecordCodec.Decode(row.Body);
            if (record.Position != row.Position || record.Node != node.ToString())
                return $"it says that it is {record.Position} of {record.Node}";
            return record.Key == row.Key ? null : "it names another subject key than its row";
        }
        catch (InvalidRecordException e)
        {
            return e.Message;
        }
    }
}
