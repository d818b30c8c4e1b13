using System.CommandLine;

namespace Border.Cli.Bench;

/// <summary><c>border bench NAME</c>: measure a part on this machine. One folder line per name here, one class per name beside this.</summary>
public static class BenchCommands
{
    /// <summary>The <c>bench</c> command with its names.</summary>
    public static Command Build()
    {
        var command = new Command("bench", "Measure a part of Border on this machine: a table on standard error, one JSON object per line on standard output.");
        command.Subcommands.Add(BundleBenchCommand.Build());
        command.Subcommands.Add(GalleryBenchCommand.Build());
        command.Subcommands.Add(GrainBenchCommand.Build());
        command.Subcommands.Add(JournalBenchCommand.Build());
        command.Subcommands.Add(LedgerBenchCommand.Build());
        command.Subcommands.Add(NameSearchBenchCommand.Build());
        command.Subcommands.Add(RecommendBenchCommand.Build());
        command.Subcommands.Add(SyncBenchCommand.Build());
        command.Subcommands.Add(SyncBenchCommand.BuildNode());
        return command;
    }
}
