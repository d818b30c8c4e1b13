using Border.Ledger;
using Border.Ledger.Crossings;

namespace Border.Silo.Pages;

/// <summary>Finds the records of a crossing.</summary>
internal interface ICrossingRecords
{
    /// <summary>The crossing's records in any order, at most 2,000.</summary>
    Task<IReadOnlyList<LedgerRecord>> ReadAsync(CrossingRow row, CancellationToken cancellation);
}
