namespace Border.EmbeddedOrleans.Activations;

/// <summary>Which grain: its class and its key. At most one activation lives at an address.</summary>
internal readonly record struct GrainAddress(GrainKind Kind, string Key);
