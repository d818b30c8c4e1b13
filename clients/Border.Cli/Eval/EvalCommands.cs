using System.CommandLine;
using Border.Cli.Eval.Chip;
using Border.Cli.Eval.Faces;
using Border.Cli.Eval.Mrz;
using Border.Cli.Eval.MrzText;
using Border.Cli.Eval.Names;
using Border.Cli.Eval.Plates;
using Border.Cli.Eval.Recommendations;
using Border.Cli.Eval.Robustness;
using Border.Cli.Eval.Stays;

namespace Border.Cli.Eval;

/// <summary><c>border eval NAME</c>: how well a part of Border judges what it is given. One line per name here, one folder per name beside this.</summary>
public static class EvalCommands
{
    /// <summary>The <c>eval</c> command with its names.</summary>
    public static Command Build() => new("eval", "Measure how well pictures are read and names are told apart: tables on standard error, one JSON object per line on standard output.")
    {
        ChipEvalCommand.Build(),
        FacesEvalCommand.Build(),
        MrzEvalCommand.Build(),
        NamesEvalCommand.Build(),
        MrzTextCommand.Build(),
        PlatesEvalCommand.Build(),
        RecommendationsCommand.Build(),
        RobustnessCommand.Build(),
        StaysEvalCommand.Build(),
    };
}
