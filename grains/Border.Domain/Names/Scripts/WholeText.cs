using System.Text;

namespace Border.Domain.Names.Scripts;

/// <summary>Text from outside in a normal form (Unicode UAX #15), whatever it holds: <see cref="string.Normalize()"/> throws for what is no character.</summary>
public static class WholeText
{
    /// <summary>The text in the form; halves of characters and U+FFFE, which have none, become U+FFFD.</summary>
    public static string Normalize(string text, NormalizationForm form)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
            return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
        return whole.ToString().Normalize(form);
    }
}
