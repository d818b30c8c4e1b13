using Border.Command.Desk;
using Border.Domain.Subjects;

namespace Border.Silo.Subjects;

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
            return [Pseudonym.Traveller(key.Bytes, Printed(subject.Issuer!), Printed(subject.DocumentNumber), Printed(subject.BirthDate!))];
        var unknown = Pseudonym.Vehicle(key.Bytes, null, subject.Plate!);
        return string.IsNullOrWhiteSpace(subject.Country)
            ? [unknown]
            : [Pseudonym.Vehicle(key.Bytes, Printed(subject.Country), subject.Plate!), unknown];
    }

    /// <summary>As in a machine-readable zone, which has no small letters.</summary>
    private static string Printed(string text) => text.Trim().ToUpperInvariant();
}
