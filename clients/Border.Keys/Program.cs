using System.CommandLine;
using Border.Keys;

// The ceremonies alone, for a machine that is kept off line; `border keys` is the same in the whole command line.
var root = new RootCommand("border-keys: make, sign, rotate and show root documents.");
root.Subcommands.Add(KeysCommands.Root(Console.Out, Console.Error, TimeProvider.System));
return await root.Parse(args).InvokeAsync();
