using Border.Domain.Names;

namespace Border.Domain.Tests.Names;

public sealed class NameMatcherTests
{
    [Theory]
    [InlineData("Anna Maria Eriksson", "ERIKSSON, ANNA MARIA")] // order
    [InlineData("Dr. Karl von der Heide", "Karl vonder Heide")] // title, words written together
    [InlineData("Jean-Claude Moreau", "JC Moreau")] // initials
    [InlineData("William Archer", "Bill Archer")] // short form
    [InlineData("Giovanni Bianchi", "Juan Bianchi")] // one name in two languages
    [InlineData("Oleg Viktorovich Sidorov", "Oleg Sidorov")] // patronymic left out
    [InlineData("Juriy Kuznetsov", "Yury Kuznetzov")] // transliteration
    [InlineData("Khaled Abdulrahman", "Halid Abd al-Rahman")]
    [InlineData("Kowalski Piotr", "Kowa1ski P1otr")] // digits read as letters
    [InlineData("Kowalski Piotr", "Kowaslki Piotr")] // letters changed over
    [InlineData("Natalia Petrova", "Наталия Петрова")] // Cyrillic
    [InlineData("Fernando Perez", "فرناندو بيريز")] // Arabic, without vowels
    [InlineData("Maria Papadopoulou", "Μαρία Παπαδοπούλου")] // Greek
    [InlineData("Wang Xiaoming", "王小明")] // Chinese
    [InlineData("王小寧", "王小宁")] // traditional and simplified
    [InlineData("Giorgi Beridze", "გიორგი ბერიძე")] // Georgian
    [InlineData("Kim Min-jun", "김민준")] // Hangul
    [InlineData("Tanaka Hanako", "タナカ ハナコ")] // Kana
    [InlineData("Narendra Sharma", "नरेन्द्र शर्मा")] // Devanagari
    [InlineData("Pеtrov Ivan", "Petrov Ivan")] // a Cyrillic е within a Latin word
    public void Names_OfOnePersonWrittenDifferently_Match(string left, string right)
    {
        Assert.True(NameMatcher.Compare(left, right).IsMatch, Said(left, right));
        Assert.True(NameMatcher.Compare(right, left).IsMatch, Said(right, left));
    }

    [Theory]
    [InlineData("Anna Eriksson", "Anna Svensson")]
    [InlineData("Tamer Darwish", "Nabil Darwish")]
    [InlineData("Daniela", "Danielle Moreau")] // one word is not enough
    [InlineData("B. T.", "Bolat Temirov")] // initials alone
    [InlineData("Salim Ben Youssef Trabelsi", "Salim Ben Hassen Trabelsi")]
    [InlineData("Peter O Lindner", "Peter Joachim Lindner")]
    [InlineData("王石小明", "王市小明")] // sounds alike in Mandarin, is another character
    [InlineData("", "Anna")]
    [InlineData("123", "---")]
    public void Names_OfDifferentPeople_DoNotMatch(string left, string right) =>
        Assert.False(NameMatcher.Compare(left, right).IsMatch, Said(left, right));

    [Theory]
    [InlineData("Nordlicht Aktiengesellschaft", "Nordlicht AG", true)]
    [InlineData("Parusnik OOO", "LIMITED LIABILITY COMPANY PARUSNIK", true)]
    [InlineData("Pier Twenty-Seven", "Pier 27", true)]
    [InlineData("1st Harbour Bank", "First Harbour Banque", true)]
    [InlineData("S.R.L. NORD PORT", "Societatea cu Răspundere Limitată SUD PORT", false)]
    [InlineData("X.K.R. Company", "R.K.T. Company", false)]
    [InlineData("Harbour (Asia) Limited", "Harbour (London) Limited", false)]
    public void Organisations_AreComparedByFormNumberAndWord(string left, string right, bool match) =>
        Assert.Equal(match, NameMatcher.Compare(left, right, NameKind.Organisation).IsMatch);

    [Fact]
    public void Match_ExplainsItselfWordByWord()
    {
        var match = NameMatcher.Compare("Dr. Juan C. Garcia", "Garsia, John Carlos");
        Assert.True(match.IsMatch);
        Assert.Equal(
            ["JUAN is another form of JOHN", "C has the initial of CARLOS", "GARCIA sounds like GARSIA", "only the left name has DR"],
            match.Why);
    }

    [Fact]
    public void Score_OfTheSameNameInAnotherOrder_IsOne() => Assert.Equal(1, NameMatcher.Compare("Lê Văn Đức", "DUC LE VAN").Score);

    [Theory]
    [InlineData("\uD800\uD800 Anna")]
    [InlineData("\u0000\u0301\u200F")]
    [InlineData("ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ")]
    public void HostileText_NeverThrows(string text)
    {
        Assert.InRange(NameMatcher.Compare(text, "Anna").Score, 0, 1);
        Assert.InRange(NameMatcher.Compare(string.Concat(Enumerable.Repeat(text + " ", 5000)), string.Concat(Enumerable.Repeat("ab ", 5000))).Score, 0, 1);
        Assert.InRange(NameMatcher.Compare(new string('X', 100_000), new string('Q', 100_000)).Score, 0, 1);
    }

    private static string Said(string left, string right) => string.Join("; ", NameMatcher.Compare(left, right).Why);
}
