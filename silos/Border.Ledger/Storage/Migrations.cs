using System.Data.Common;
using System.Globalization;

namespace Border.Ledger.Storage;

/// <summary>Brings a database to the newest schema at start-up. Silos that start together take turns; the later ones find nothing to do.</summary>
internal static class Migrations
{
    /// <summary>For who only reads: the schema must be exactly the one that this program knows.</summary>
    /// <exception cref="LedgerSchemaException">It is older or newer, or there is none; the message says what to do.</exception>
    public static async Task RequireNewestAsync(LedgerDatabase database, CancellationToken cancellation)
    {
        object? found;
        try
        {
            found = await database.ReadAsync(session => session.ScalarAsync("SELECT max(version) FROM schema_version", cancellation), cancellation);
        }
        catch (DbException e)
        {
            throw new LedgerSchemaException($"This holds no ledger that can be read ({e.Message}) Give the database that silo.json names.", e);
        }

        var version = Convert.ToInt64(found ?? 0, CultureInfo.InvariantCulture);
        if (version < Schema.Migrations.Count)
            throw new LedgerSchemaException(
                $"The ledger's schema is version {version}; this program needs {Schema.Migrations.Count}. Start a silo of this program's version once: it brings "
                + "the ledger up to date. Or verify with the program of the version that wrote it.");
        if (version > Schema.Migrations.Count)
            throw new LedgerSchemaException(
                $"The ledger's schema is version {version}; this program knows {Schema.Migrations.Count}. Use the program of the silos' version.");
    }

    /// <summary>Applies what is missing in one transaction.</summary>
    /// <exception cref="InvalidOperationException">The database is newer than this program.</exception>
    public static Task ApplyAsync(LedgerDatabase database, TimeProvider time, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            await database.LockSchemaAsync(session, cancellation);
            await session.ExecuteAsync(
                "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT PRIMARY KEY, applied_at BIGINT NOT NULL)", cancellation);
            var version = Convert.ToInt64(
                await session.ScalarAsync("SELECT coalesce(max(version), 0) FROM schema_version", cancellation), CultureInfo.InvariantCulture);
            if (version > Schema.Migrations.Count)
                throw new InvalidOperationException(
                    $"The ledger's schema is version {version}; this program knows {Schema.Migrations.Count}. Start the newer program.");
            for (var next = (int)version; next < Schema.Migrations.Count; next++)
            {
                foreach (var statement in Schema.Migrations[next])
                    await session.ExecuteAsync(database.Spell(statement), cancellation);
                await session.ExecuteAsync(
                    "INSERT INTO schema_version (version, applied_at) VALUES (@version, @at)",
                    cancellation,
                    ("version", next + 1L),
                    ("at", time.GetUtcNow().ToUnixTimeMilliseconds()));
            }

            return true;
        },
        cancellation);
}
