namespace Border.Cli.Eval.Mrz;

/// <summary>A picture to read.</summary>
/// <param name="Name">For the output.</param>
/// <param name="Group">Which part of the result it counts in, for example <c>harsh</c>.</param>
/// <param name="Load">The encoded picture.</param>
/// <param name="Truth">The zone's lines; empty where there is no zone; null where nobody wrote it down.</param>
internal sealed record MrzEvalCase(string Name, string Group, Func<byte[]> Load, IReadOnlyList<string>? Truth);
