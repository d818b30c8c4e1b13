using Border.Domain.Lanes;
using Border.Domain.Vehicles;
using Border.Edge.Recording;
using Border.Edge.Stays;

namespace Border.Edge.Vehicles;

/// <summary>
/// The visits of vehicles, by pseudonym: this node's own, folded from its journal, and those of other posts that the centre told of. They lie in the
/// file of <see cref="StayBook"/>, so that one reading of the journal keeps both in step and one erasure empties both (invariant I11).
/// </summary>
/// <param name="post">This post's name.</param>
/// <param name="book">The file.</param>
/// <param name="pseudonyms">Name plates without naming them.</param>
internal sealed class VehicleBook(string post, StayBook book, Pseudonyms pseudonyms)
{
    /// <summary>The most visits taken from one answer of the centre; the latest count.</summary>
    public const int MaxTold = 200;

    /// <summary>This post's name.</summary>
    public string Post => post;

    /// <summary>What is known of a plate; null while the journal is being read for the first time, or when the disk failed.</summary>
    /// <param name="plate">Letters and digits.</param>
    /// <param name="country">Three letters; null when it is not known. A camera never knows it, so a plate with its country is looked for without it too.</param>
    /// <param name="direction">Of the crossing at hand: for one that leaves, plates that look alike are looked for.</param>
    public VehicleKnown? Find(string plate, string? country, Direction direction)
    {
        var subjects = Subjects(plate, country);
        var alike = direction == Direction.Exit ? PlateLooks.Of(plate).SelectMany(p => Subjects(p, country)).ToArray() : [];
        return book.FindVehicle(subjects, alike);
    }

    /// <summary>Puts what the centre knows of a vehicle in the place of what it told before; an older answer than that changes nothing.</summary>
    /// <returns>Null when kept, else why not.</returns>
    public string? Tell(string subject, IReadOnlyList<VehicleVisit> visits, DateTimeOffset at) => book.Tell(subject, at, file =>
    {
        foreach (var visit in visits.OrderByDescending(v => v.Order).Take(MaxTold))
            file.Add(subject, visit, own: false);
    });

    private string[] Subjects(string plate, string? country) =>
        country is null ? [pseudonyms.Of(null, plate)] : [pseudonyms.Of(country, plate), pseudonyms.Of(null, plate)];
}
