using Border.Domain.Documents.Chip.Access;
using Border.Domain.Documents.Chip.Security;

namespace Border.Devices.Chips;

/// <summary>A chip that exists only in this process.</summary>
/// <param name="Key">What opens it.</param>
/// <param name="Files">What it holds.</param>
/// <param name="CardAccess">What it openly says it can do; null when it can do BAC only.</param>
public sealed record SimulatedChip(ChipKey Key, ChipFiles Files, ReadOnlyMemory<byte>? CardAccess);
