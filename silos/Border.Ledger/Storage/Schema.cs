namespace Border.Ledger.Storage;

/// <summary>
/// The schema, migration by migration: a released one is never edited, only followed. Times are milliseconds since 1970.
/// <c>{bytes}</c> and <c>{identity}</c> are spelled by the database.
/// </summary>
internal static class Schema
{
    /// <summary>Migration n is element n-1; each is run statement by statement.</summary>
    public static IReadOnlyList<string[]> Migrations { get; } = [First, Ahead, Arrival];

    // When the end of a crossing became known here, by the centre's clock: what was decided behind a cut line comes late.
    private static string[] Arrival =>
    [
        "ALTER TABLE crossings ADD COLUMN arrived_at BIGINT",
        "CREATE INDEX crossings_arrived ON crossings (arrived_at)",
    ];

    // Records that came before those before them, apart from the contiguous history. The node's row says where the first of them beyond its
    // head is (0 for none) and how many there are, so that the fence of a commit can see in one look that none is in its way.
    private static string[] Ahead =>
    [
        """
        CREATE TABLE ahead_records (
          node BIGINT NOT NULL, epoch BIGINT NOT NULL, seq BIGINT NOT NULL, committed_at BIGINT NOT NULL,
          previous {bytes} NOT NULL, hash {bytes} NOT NULL, body {bytes} NOT NULL,
          PRIMARY KEY (node, epoch, seq))
        """,
        "ALTER TABLE nodes ADD COLUMN ahead_epoch BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE nodes ADD COLUMN ahead_seq BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE nodes ADD COLUMN ahead_count BIGINT NOT NULL DEFAULT 0",
    ];

    private static string[] First =>
    [
        "CREATE TABLE settings (name TEXT PRIMARY KEY, value {bytes} NOT NULL)",

        // One row per node: its head. The update of this row is the fence of every commit.
        "CREATE TABLE nodes (id {identity}, name TEXT NOT NULL UNIQUE, epoch BIGINT NOT NULL, seq BIGINT NOT NULL, hash {bytes} NOT NULL)",
        """
        CREATE TABLE records (
          node BIGINT NOT NULL, epoch BIGINT NOT NULL, seq BIGINT NOT NULL,
          committed_at BIGINT NOT NULL, hash {bytes} NOT NULL, body {bytes} NOT NULL,
          PRIMARY KEY (node, epoch, seq))
        """,

        // A routing cursor moves at other times than the head: a row of its own keeps them from waiting for each other.
        "CREATE TABLE routing (node BIGINT PRIMARY KEY, epoch BIGINT NOT NULL, seq BIGINT NOT NULL)",
        "CREATE TABLE streams (id {identity}, name TEXT NOT NULL UNIQUE, version BIGINT NOT NULL)",
        """
        CREATE TABLE stream_records (
          stream BIGINT NOT NULL, version BIGINT NOT NULL, node BIGINT NOT NULL, epoch BIGINT NOT NULL, seq BIGINT NOT NULL,
          PRIMARY KEY (stream, node, epoch, seq), UNIQUE (stream, version))
        """,

        // An erased key keeps its row without its bytes, so that a batch sent again cannot bring it back.
        "CREATE TABLE subject_keys (id TEXT PRIMARY KEY, subject TEXT NOT NULL, wrapped {bytes}, erased_at BIGINT)",
        "CREATE INDEX subject_keys_subject ON subject_keys (subject)",
        """
        CREATE TABLE alerts (
          key TEXT PRIMARY KEY, severity TEXT NOT NULL, kind TEXT NOT NULL, post TEXT, node TEXT, lane TEXT, crossing TEXT,
          text TEXT NOT NULL, raised_at BIGINT NOT NULL, acknowledged_at BIGINT, acknowledged_by TEXT)
        """,
        "CREATE INDEX alerts_raised ON alerts (raised_at)",
        """
        CREATE TABLE crossings (
          crossing TEXT PRIMARY KEY, post TEXT NOT NULL, node TEXT NOT NULL, lane TEXT NOT NULL, direction TEXT NOT NULL, kind TEXT NOT NULL,
          status TEXT NOT NULL, opened_at BIGINT NOT NULL, recommended_at BIGINT, closed_at BIGINT, outcome TEXT, wait_ms BIGINT,
          revision BIGINT NOT NULL)
        """,
        "CREATE INDEX crossings_opened ON crossings (opened_at)",
        "CREATE INDEX crossings_post ON crossings (post, opened_at)",
        "CREATE TABLE crossing_subjects (subject TEXT NOT NULL, crossing TEXT NOT NULL, PRIMARY KEY (subject, crossing))",
        "CREATE INDEX crossing_subjects_crossing ON crossing_subjects (crossing)",
        "CREATE TABLE staff (version BIGINT PRIMARY KEY, saved_at BIGINT NOT NULL, members {bytes} NOT NULL)",
        """
        CREATE TABLE bundles (
          kind TEXT NOT NULL, version BIGINT NOT NULL, saved_at BIGINT NOT NULL, digest {bytes} NOT NULL, content {bytes} NOT NULL,
          PRIMARY KEY (kind, version))
        """,
        """
        CREATE TABLE quarantine (
          node TEXT NOT NULL, epoch BIGINT NOT NULL, seq BIGINT NOT NULL, reason TEXT NOT NULL, noted_at BIGINT NOT NULL,
          PRIMARY KEY (node, epoch, seq))
        """,
        "CREATE TABLE snapshots (key TEXT PRIMARY KEY, version BIGINT NOT NULL, content {bytes} NOT NULL)",
    ];
}
