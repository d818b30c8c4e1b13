using Border.Command;
using Border.Command.Desk;
using Border.Silo.Bundles;
using Border.Silo.People;
using Border.Silo.Subjects;
using Microsoft.AspNetCore.Http.Features;

namespace Border.Silo.Pages;

/// <summary>Hosts the pages of command staff, with the staff and bundles behind them.</summary>
public static class CommandHosting
{
    // Uploaded watchlists name people: they are read in memory and never spill into a temporary file (invariant I11).
    private const int MaxUploadInMemory = 40 * 1024 * 1024;

    /// <summary>
    /// Adds what the pages need and the first start. Needs the centre's stores, <see cref="SignInSetup.AddCentreSignIn"/>,
    /// <see cref="BundlePublisher"/>, <see cref="StandingBundles"/>, the national pseudonym key, the silo's settings and a clock.
    /// </summary>
    public static IServiceCollection AddCommandPages(this IServiceCollection services)
    {
        services.Configure<FormOptions>(options => options.MemoryBufferThreshold = MaxUploadInMemory);
        services.AddSingleton<SubjectPseudonyms>().AddSingleton<CrossingHistory>();
        services.AddSingleton<IPostPicture, GrainPicture>().AddSingleton<ICrossingRecords, CrossingStream>();
        services.AddSingleton<ICommandDesk, CommandDesk>().AddSingleton<IStaffDesk, StaffDesk>().AddSingleton<IBundleDesk, BundleDesk>();
        services.AddHostedService<LiveTopics>();
        return services.AddHostedService<FirstStart>();
    }

    /// <summary>Maps sign-in and every page; before them go page security and <see cref="SignInSetup.UseCentreSignIn"/>.</summary>
    public static void MapCommandPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", static () => TypedResults.LocalRedirect("/command")).AllowAnonymous().ExcludeFromDescription();
        var pages = app.MapGroup("").ExcludeFromDescription();
        pages.MapSignIn();
        pages.MapPostPages();
        pages.MapAdministrationPages();
        pages.MapOrderPages();
    }
}
