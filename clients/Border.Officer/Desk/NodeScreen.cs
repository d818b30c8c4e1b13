namespace Border.Officer.Desk;

/// <summary>How good a state is; decides the colour beside its words.</summary>
public enum Tone
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>For information.</summary>
    Calm,

    /// <summary>Works, but somebody should look.</summary>
    Warn,

    /// <summary>Does not work.</summary>
    Bad,
}

/// <summary>One state with its words.</summary>
/// <param name="Label">What it is, for example <c>Link</c>.</param>
/// <param name="Text">How it is, in a few words.</param>
/// <param name="Tone">How good that is.</param>
/// <param name="Explanation">What it means and what to do; empty when nothing needs doing.</param>
public sealed record StateScreen(string Label, string Text, Tone Tone, string Explanation = "");

/// <summary>What the bar shows on every page of the node.</summary>
/// <param name="Place">Post and node.</param>
/// <param name="States">Link, bundles, journal: always visible.</param>
/// <param name="Simulated">True when any device is a simulator.</param>
/// <param name="CutOff">What an officer has to know while the centre cannot be reached; null while it can, and for a node that works alone.</param>
public sealed record NodeScreen(string Place, IReadOnlyList<StateScreen> States, bool Simulated, CutOffScreen? CutOff = null);

/// <summary>What changes for officers while the centre cannot be reached.</summary>
/// <param name="Since">Since when, by the node's clock.</param>
/// <param name="Works">What goes on as always, a sentence each.</param>
/// <param name="Unknown">What may have happened that this node cannot know of, a sentence each.</param>
public sealed record CutOffScreen(DateTimeOffset Since, IReadOnlyList<string> Works, IReadOnlyList<string> Unknown);
