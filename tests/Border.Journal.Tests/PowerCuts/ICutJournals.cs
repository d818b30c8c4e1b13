using Border.Journal.Storage;

namespace Border.Journal.Tests.PowerCuts;

/// <summary>A kind of journal whose disk can lose its power.</summary>
internal interface ICutJournals
{
    /// <summary>Opens on a factory of <see cref="On"/>, or on the operating system's own files.</summary>
    Task<DurableJournal> OpenAsync(JournalOptions options, ICutStoreFactory? factory, CancellationToken cancellation);

    /// <summary>The kind's own store, on such a disk.</summary>
    ICutStoreFactory On(CutDisk disk);
}

/// <summary>Opens a store on a disk whose power can be cut, and lets go of it.</summary>
internal interface ICutStoreFactory : IStoreFactory, IDisposable;
