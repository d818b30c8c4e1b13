namespace Border.Domain.Names;

/// <summary>What a word of a name is for.</summary>
public enum TokenClass
{
    /// <summary>Says whom the name means.</summary>
    Plain,

    /// <summary>One letter that stands for a name.</summary>
    Initial,

    /// <summary>A father's name of the Slavic kind, often left out.</summary>
    Patronymic,

    /// <summary>AL, BIN, VAN: often left out or written together.</summary>
    Particle,

    /// <summary>MR, SHEIKH, HAJI.</summary>
    Title,

    /// <summary>A word that many organisations have.</summary>
    Generic,

    /// <summary>A legal form, written as its kind: LLC, AG.</summary>
    Form,

    /// <summary>A number, in digits.</summary>
    Number,
}

/// <summary>One word of a name, ready to be compared. Immutable.</summary>
public sealed class NameToken
{
    /// <summary>A word.</summary>
    /// <param name="text">In A to Z and digits (<see cref="Scripts.Romanisation"/>), 1 to <see cref="MaxLength"/> characters.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="isCut">True when it may go on: a zone had no room for the rest.</param>
    /// <param name="native">As written, where its script leaves out what Latin letters need (Arabic, Hebrew) or says more (Chinese).</param>
    internal NameToken(string text, TokenClass kind, string? native = null, bool isCut = false)
    {
        Text = text;
        Class = kind;
        Native = native;
        IsCut = isCut;
        Sound = Sounds.Of(text);
        Letters = SoundDistance.LettersOf(Sound);
        Consonants = Sounds.Consonants(Sound);
        Groups = kind is TokenClass.Plain or TokenClass.Patronymic ? NameVocabulary.GroupsOf(text) : [];
        Weight = TokenWeights.Of(kind, text.Length);
    }

    /// <summary>The longest word taken; longer ones are cut.</summary>
    public const int MaxLength = 40;

    /// <summary>The word in A to Z and digits.</summary>
    public string Text { get; }

    /// <summary>What it is for.</summary>
    public TokenClass Class { get; }

    /// <summary>The word as written, for Chinese, Arabic and Hebrew; null otherwise.</summary>
    public string? Native { get; }

    /// <summary>True when the word may go on: a machine-readable zone had no room for the rest.</summary>
    public bool IsCut { get; }

    /// <summary>How it sounds: spellings of one sound written one way.</summary>
    public string Sound { get; }

    /// <summary><see cref="Sound"/> without vowels.</summary>
    public string Consonants { get; }

    /// <summary>How much it says, 0.1 to 1.</summary>
    public double Weight { get; }

    /// <summary>True where the script did not write the vowels.</summary>
    public bool IsUnvocalised => Native is { Length: > 0 } && Native[0] is >= '\u0590' and <= '\u08FF';

    /// <summary>Which letters <see cref="Sound"/> has.</summary>
    internal uint Letters { get; }

    /// <summary>The groups of given names it belongs to.</summary>
    internal int[] Groups { get; }

    /// <summary>Its text.</summary>
    public override string ToString() => Text;
}
