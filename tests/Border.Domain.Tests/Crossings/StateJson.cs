using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Crossings;

namespace Border.Domain.Tests.Crossings;

/// <summary>A state as text, so that two can be compared by content.</summary>
[JsonSerializable(typeof(CrossingState))]
internal sealed partial class StateJson : JsonSerializerContext
{
    public static string Text(CrossingState state) => JsonSerializer.Serialize(state, Default.CrossingState);
}
