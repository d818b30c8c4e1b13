using System.Data.Common;
using System.Runtime.InteropServices;

namespace Border.Ledger.Storage;

/// <summary>A connection, perhaps in a transaction, with the few ways in which the ledger talks to it.</summary>
internal sealed class Session(DbConnection connection, DbTransaction? transaction, TimeSpan timeout)
{
    /// <summary>A command with its parameters; values are long, double, string, bytes or null.</summary>
    public DbCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.CommandTimeout = (int)timeout.TotalSeconds;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value switch
            {
                null => DBNull.Value,
                ReadOnlyMemory<byte> bytes => ToArray(bytes),
                _ => value,
            };
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Statements that go together: one round trip and, outside a transaction, one of their own.</summary>
    public DbBatch Batch()
    {
        var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        batch.Timeout = (int)timeout.TotalSeconds;
        return batch;
    }

    /// <summary>Runs a statement; returns the rows it touched.</summary>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The first column of the first row; null when there is none.</summary>
    public async Task<object?> ScalarAsync(string sql, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteScalarAsync(cancellation) is { } value and not DBNull ? value : null;
    }

    /// <summary>Every row.</summary>
    public async Task<List<T>> QueryAsync<T>(
        string sql, Func<DbDataReader, T> read, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>The whole array behind the memory where there is one, else a copy.</summary>
    public static byte[] ToArray(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Array is { } array && segment.Count == array.Length
            ? array
            : bytes.ToArray();
}

/// <summary>Reading columns that may be null, and times.</summary>
internal static class ReaderExtensions
{
    /// <summary>Bytes.</summary>
    public static byte[] Bytes(this DbDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);

    /// <summary>Text or null.</summary>
    public static string? TextOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A number or null.</summary>
    public static long? NumberOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    /// <summary>A time from milliseconds since 1970.</summary>
    public static DateTimeOffset Time(this DbDataReader reader, int column) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    /// <summary>A time from milliseconds since 1970, or null.</summary>
    public static DateTimeOffset? TimeOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.Time(column);
}
