namespace Border.Domain.Names;

/// <summary>How much a word says about whom a name means.</summary>
internal static class TokenWeights
{
    /// <summary>0.1 to 1, by what the word is for and its length.</summary>
    public static double Of(TokenClass kind, int length) => kind switch
    {
        TokenClass.Title => 0.1,
        TokenClass.Particle => 0.15,
        TokenClass.Form => 0.2,
        TokenClass.Initial => 0.4,
        TokenClass.Patronymic or TokenClass.Generic or TokenClass.Number => 0.5,
        _ => length switch { <= 2 => 0.7, 3 => 0.85, _ => 1 },
    };
}
