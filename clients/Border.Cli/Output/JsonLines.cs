using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Border.Cli.Output;

/// <summary>Writes results as one JSON object per line, so that any tool can read them while they come.</summary>
public static class JsonLines
{
    /// <summary>
    /// Base options for a verb's <c>JsonSerializerContext</c>: camelCase names, nulls written (a field is always there),
    /// and names of people in their own script rather than as escapes.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes <paramref name="value"/> as one line and flushes it, so that a reader at a pipe sees it at once.</summary>
    /// <param name="output">Where to write; a verb passes standard output.</param>
    /// <param name="value">The result.</param>
    /// <param name="type">Its source-generated description, from a context built on <see cref="Options"/>.</param>
    public static void Write<T>(TextWriter output, T value, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine(JsonSerializer.Serialize(value, type));
        output.Flush();
    }
}
