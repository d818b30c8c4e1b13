using System.CommandLine;
using Border.Cli;
using Border.Cli.Bench;
using Border.Cli.Chip;
using Border.Cli.Eval;
using Border.Cli.Journal;
using Border.Cli.Ledger;
using Border.Cli.Mrz;
using Border.Cli.Names;
using Border.Cli.Policies;
using Border.Cli.Reconcile;
using Border.Cli.Seals;
using Border.Cli.Simulate;
using Border.Cli.Stays;
using Border.Cli.Vision;
using Border.Cli.Watchlists;
using Border.Keys;

// One folder per feature, one line per folder. Exit codes and output rules: Output/ExitCode.cs, Output/JsonLines.cs.
var root = new RootCommand("border: read documents, plates and faces, check stays and watchlists, verify journals and ledgers.");
root.Subcommands.Add(BenchCommands.Build());
root.Subcommands.Add(ChipCommands.Build());
root.Subcommands.Add(EvalCommands.Build());
root.Subcommands.Add(JournalCommands.Build());
root.Subcommands.Add(KeysCommands.Build(Console.Out, Console.Error, TimeProvider.System));
root.Subcommands.Add(LedgerCommands.Build());
root.Subcommands.Add(MrzCommands.Build());
root.Subcommands.Add(NameCommands.Build());
root.Subcommands.Add(PolicyCommands.Build());
root.Subcommands.Add(ReconcileCommands.Build());
root.Subcommands.Add(SealCommands.Build());
root.Subcommands.Add(SimulateCommand.Build());
root.Subcommands.Add(StayCommands.Build());
root.Subcommands.Add(VisionCommands.Build());
root.Subcommands.Add(WatchlistCommands.Build());

return await CommandLine.RunAsync(root, args, Console.Error);
