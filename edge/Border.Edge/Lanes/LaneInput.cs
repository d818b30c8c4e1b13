using Border.Devices;
using Border.Domain.Crossings;
using Border.Domain.Documents.Chip.Access;
using Border.Domain.Faces;
using Border.Edge.Configuration;
using Border.Edge.Recognition;

namespace Border.Edge.Lanes;

/// <summary>Something for a lane's loop: all that happens to a lane goes through its one mailbox, one after another.</summary>
internal abstract record LaneInput;

/// <summary>A page was scanned.</summary>
internal sealed record PageCame(CapturedImage Page) : LaneInput;

/// <summary>A camera has a newer frame; the loop takes the newest when it gets here.</summary>
internal sealed record FrameCame(DeviceRole Role) : LaneInput;

/// <summary>A page was looked at.</summary>
internal sealed record PageRead(Guid Crossing, CapturedImage Page, DocumentSight Sight) : LaneInput;

/// <summary>A frame was looked at for a plate.</summary>
internal sealed record PlateSeen(CapturedImage Frame, PlateSight Sight) : LaneInput;

/// <summary>A live face was compared.</summary>
internal sealed record FaceSeen(Guid Crossing, int Traveller, CapturedImage Frame, PortraitSource Portrait, FaceSight Sight) : LaneInput;

/// <summary>A chip was read and checked; <paramref name="Document"/> is the number of the document's event that its key came from, and
/// <paramref name="Portrait"/> the signed one, if a face can be compared with it.</summary>
internal sealed record ChipSeen(Guid Crossing, int Traveller, int Document, ChipAccess Access, ChipCheck Check, CapturedImage? Portrait = null) : LaneInput;

/// <summary>The wait for missing facts is over.</summary>
internal sealed record WaitOver(Guid Crossing, int Traveller) : LaneInput;

/// <summary>The centre told of a subject's crossings at other posts.</summary>
internal sealed record StayTold(string Subject) : LaneInput;

/// <summary>A device's state changed.</summary>
internal sealed record DeviceSaid(IDevice Device, DeviceStatus Status) : LaneInput;

/// <summary>The gate did not confirm.</summary>
internal sealed record GateFailed(string Explanation) : LaneInput;

/// <summary>An officer's key or another input from a person; the answer is null when recorded, else why not.</summary>
internal sealed record PersonAsks(CrossingInput Input, TaskCompletionSource<string?> Answer) : LaneInput;

/// <summary>Someone opens or closes the lane; the answer is null when recorded, else why not.</summary>
internal sealed record Switch(bool Open, string By, TaskCompletionSource<string?> Answer) : LaneInput;

/// <summary>What was cleared for a traveller changed.</summary>
internal sealed record SearchAgain(string Person) : LaneInput;

/// <summary>The journal can take records again, or a screen asks anew.</summary>
internal sealed record LookAgain : LaneInput;
