using Border.Domain.Documents.Chip.Certificates;
using Border.Edge.Configuration;
using Border.Edge.Drift;
using Border.Edge.Exceptions;
using Border.Edge.Measuring;
using Border.Edge.Recognition;
using Border.Edge.Recording;
using Border.Edge.Rules;
using Border.Edge.Stays;
using Border.Edge.Vehicles;

namespace Border.Edge.Lanes;

/// <summary>What every lane's loop works with; the same for all lanes of the node.</summary>
/// <param name="Time">Both clocks.</param>
/// <param name="Recognition">Reads images.</param>
/// <param name="Recorder">Seals, stores and journals.</param>
/// <param name="Rules">Policy and watchlists in force.</param>
/// <param name="Pseudonyms">Names subjects without naming them.</param>
/// <param name="Board">What screens show.</param>
/// <param name="Timings">What is measured.</param>
/// <param name="Limits">Waits.</param>
/// <param name="Drift">What lanes remember of their readings.</param>
/// <param name="Stays">Who was admitted when.</param>
/// <param name="Vehicles">Which vehicles were where.</param>
/// <param name="Trust">The states whose authorities may vouch for chips; may be empty.</param>
/// <param name="Exceptions">Hits that were cleared for a traveller.</param>
internal sealed record LaneServices(
    TimeProvider Time,
    IRecognition Recognition,
    EventRecorder Recorder,
    PostRules Rules,
    Pseudonyms Pseudonyms,
    LaneBoard Board,
    LaneTimings Timings,
    LimitSettings Limits,
    DriftFiles Drift,
    StayBook Stays,
    VehicleBook Vehicles,
    TrustStore Trust,
    HitExceptions Exceptions);
