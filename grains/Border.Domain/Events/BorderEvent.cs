using System.Text.Json.Serialization;

namespace Border.Domain.Events;

/// <summary>
/// The content of a record. Its JSON carries the kind as <c>type</c> and is frozen by a snapshot test: fields may be added, never
/// renamed or given another meaning.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(CrossingOpened), CrossingOpened.Name)]
[JsonDerivedType(typeof(PartyCounted), PartyCounted.Name)]
[JsonDerivedType(typeof(PlateRead), PlateRead.Name)]
[JsonDerivedType(typeof(DocumentRead), DocumentRead.Name)]
[JsonDerivedType(typeof(ReadingFailed), ReadingFailed.Name)]
[JsonDerivedType(typeof(FaceCompared), FaceCompared.Name)]
[JsonDerivedType(typeof(ChipChecked), ChipChecked.Name)]
[JsonDerivedType(typeof(WatchlistChecked), WatchlistChecked.Name)]
[JsonDerivedType(typeof(StayCounted), StayCounted.Name)]
[JsonDerivedType(typeof(VehicleReviewed), VehicleReviewed.Name)]
[JsonDerivedType(typeof(VehicleDescribed), VehicleDescribed.Name)]
[JsonDerivedType(typeof(EntryLinked), EntryLinked.Name)]
[JsonDerivedType(typeof(LookoutHit), LookoutHit.Name)]
[JsonDerivedType(typeof(Recommended), Recommended.Name)]
[JsonDerivedType(typeof(Decided), Decided.Name)]
[JsonDerivedType(typeof(DecisionProposed), DecisionProposed.Name)]
[JsonDerivedType(typeof(DecisionReturned), DecisionReturned.Name)]
[JsonDerivedType(typeof(DecisionWithdrawn), DecisionWithdrawn.Name)]
[JsonDerivedType(typeof(SecondaryTaken), SecondaryTaken.Name)]
[JsonDerivedType(typeof(SecondaryAnswered), SecondaryAnswered.Name)]
[JsonDerivedType(typeof(SecondaryFound), SecondaryFound.Name)]
[JsonDerivedType(typeof(CrossingClosed), CrossingClosed.Name)]
[JsonDerivedType(typeof(CrossingCancelled), CrossingCancelled.Name)]
[JsonDerivedType(typeof(NodeStarted), NodeStarted.Name)]
[JsonDerivedType(typeof(EpochStarted), EpochStarted.Name)]
[JsonDerivedType(typeof(ClockJumped), ClockJumped.Name)]
[JsonDerivedType(typeof(DeviceChanged), DeviceChanged.Name)]
[JsonDerivedType(typeof(LaneChanged), LaneChanged.Name)]
[JsonDerivedType(typeof(BundleApplied), BundleApplied.Name)]
[JsonDerivedType(typeof(BundleRefused), BundleRefused.Name)]
[JsonDerivedType(typeof(StaffSignedIn), StaffSignedIn.Name)]
[JsonDerivedType(typeof(StaffSignedOut), StaffSignedOut.Name)]
[JsonDerivedType(typeof(SubjectErased), SubjectErased.Name)]
[JsonDerivedType(typeof(ReadingsDrifted), ReadingsDrifted.Name)]
[JsonDerivedType(typeof(ExceptionProposed), ExceptionProposed.Name)]
[JsonDerivedType(typeof(ExceptionConfirmed), ExceptionConfirmed.Name)]
[JsonDerivedType(typeof(ExceptionWithdrawn), ExceptionWithdrawn.Name)]
public abstract record BorderEvent
{
    /// <summary>The kind: the JSON <c>type</c> and the record's kind.</summary>
    [JsonIgnore]
    public abstract string Kind { get; }

    /// <summary>True when the event says something about a person or vehicle and is sealed with the subject's key.</summary>
    [JsonIgnore]
    public virtual bool IsPersonal => false;
}
