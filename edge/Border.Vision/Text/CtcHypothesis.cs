namespace Border.Vision.Text;

/// <summary>One way to read a line.</summary>
/// <param name="Text">The characters.</param>
/// <param name="LogProbability">Natural logarithm of the probability of all paths that give this text.</param>
internal readonly record struct CtcHypothesis(string Text, double LogProbability);
