using Border.Command.Desk;
using Border.Domain.Subjects;
using Border.Silo.Hosting;

namespace Border.Silo.Pages;

/// <summary>Names what is searched for by the pseudonyms that nodes give it.</summary>
/// <param name="key">The national pseudonym key.</param>
public sealed class SubjectPseudonyms(PseudonymKey key)
{
    /// <summary>
    /// The pseudonyms that a plate or document may have. A node that cannot tell a plate's country names the vehicle without it, so a plate
    /// with a country has two.
    /// </summary>
    public IReadOnlyList<string> Of(SubjectSearch subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (subject.IsEmpty || subject.Problem() is not null)
            return [];
        if (!string.IsNullOrWhiteSpace(subject.DocumentNumber))
            return [Pseudonym.Traveller(key.Bytes, subject.Issuer!, subject.DocumentNumber, subject.BirthDate!)];
        var unknown = Pseudonym.Vehicle(key.Bytes, null, subject.Plate!);
        return string.IsNullOrWhiteSpace(subject.Country) ? [unknown] : [Pseudonym.Vehicle(key.Bytes, subject.Country, subject.Plate!), unknown];
    }
}
