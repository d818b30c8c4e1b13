using Border.Command.Desk;

namespace Border.Silo.Pages;

/// <summary>What the posts look like now.</summary>
internal interface IPostPicture
{
    /// <summary>Every post the centre knows; alerts are not counted here.</summary>
    Task<IReadOnlyList<PostScreen>> GetAsync(CancellationToken cancellation);
}
