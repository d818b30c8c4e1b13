namespace Border.Domain.Documents.Chip.Security;

/// <summary>What was read from a chip. Access to DG3 and DG4 usually needs a terminal's own certificate, so they are missing.</summary>
/// <param name="Sod">EF.SOD; null or empty when there is none.</param>
/// <param name="Groups">Data groups by number, 1 to 16, with their tag.</param>
public sealed record ChipFiles(ReadOnlyMemory<byte>? Sod, IReadOnlyDictionary<int, ReadOnlyMemory<byte>> Groups);
