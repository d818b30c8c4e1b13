namespace Border.Ledger;

/// <summary>The ledger's schema is not the one that this program knows; the message says what to do.</summary>
public sealed class LedgerSchemaException(string message, Exception? inner = null) : Exception(message, inner);
