namespace Border.Journal.Storage;

/// <summary>When the log is moved into the database.</summary>
/// <param name="StepBytes">
/// Whenever about this much was added to the log. Once all of it is moved the writer begins the file anew, so in a node the log stays about
/// this long: recovery is short, and an fsync after overwriting costs less than one after growing.
/// </param>
/// <param name="MaxLogBytes">
/// Writers that never pause outrun a checkpoint beside them, and the log would grow without end. From about this length on the writer does
/// the rest itself, between two commits.
/// </param>
/// <param name="LaidOutBytes">
/// The log's file is made about this long when the journal is opened, so that already the first commits overwrite. 0 leaves that to them.
/// </param>
internal sealed record CheckpointLimits(long StepBytes = 4 * 1024 * 1024, long MaxLogBytes = 64 * 1024 * 1024, int LaidOutBytes = 4 * 1024 * 1024);
