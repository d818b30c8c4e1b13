using Border.Domain.Documents.Mrz;
using Border.Vision.Mrz;

namespace Border.Cli.Eval.Mrz;

/// <summary>What became of one picture.</summary>
internal enum MrzEvalOutcome
{
    /// <summary>Valid, and the text is the truth.</summary>
    Perfect,

    /// <summary>The text is the truth, but it was not called valid: doubtful, or the zone itself has a wrong digit.</summary>
    RightButDoubted,

    /// <summary>Another text than the truth, and not called valid.</summary>
    WrongAndSaid,

    /// <summary>Another text than the truth, called valid: what must never be.</summary>
    WrongYetValid,

    /// <summary>There is a zone and none was found.</summary>
    Missed,

    /// <summary>There is no zone and none was found.</summary>
    NoneRightly,

    /// <summary>There is no zone and one was read, though not called valid.</summary>
    Invented,

    /// <summary>No truth is known; every check digit holds and the reader is sure.</summary>
    Valid,

    /// <summary>No truth is known, and the reading is not valid.</summary>
    NotValid,
}

/// <summary>Compares readings with the truth.</summary>
internal static class MrzEvalJudge
{
    public static MrzEvalOutcome Of(MrzReading reading, IReadOnlyList<string>? truth) => Of(reading.Lines, reading.Valid, truth);

    /// <summary>A peer has no opinion of its own; its reading is valid where every check digit holds.</summary>
    public static MrzEvalOutcome OfPeer(IReadOnlyList<string> lines, IReadOnlyList<string>? truth) => Of(lines, MrzParser.Parse(lines).Valid, truth);

    private static MrzEvalOutcome Of(IReadOnlyList<string> lines, bool valid, IReadOnlyList<string>? truth) => truth switch
    {
        null => valid ? MrzEvalOutcome.Valid : MrzEvalOutcome.NotValid,
        [] => lines.Count == 0 ? MrzEvalOutcome.NoneRightly : valid ? MrzEvalOutcome.WrongYetValid : MrzEvalOutcome.Invented,
        _ when lines.SequenceEqual(truth) => valid ? MrzEvalOutcome.Perfect : MrzEvalOutcome.RightButDoubted,
        _ when lines.Count == 0 => MrzEvalOutcome.Missed,
        _ => valid ? MrzEvalOutcome.WrongYetValid : MrzEvalOutcome.WrongAndSaid,
    };
}
