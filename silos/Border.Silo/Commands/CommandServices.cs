using Border.Command.Desk;

namespace Border.Silo.Commands;

/// <summary>Commands to nodes as services.</summary>
public static class CommandServices
{
    /// <summary>Adds the dispatcher and the desk behind pages and API. Needs grains, the centre's stores and a <see cref="SendCommand"/>.</summary>
    public static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<CommandDispatcher>()
        .AddHostedService(all => all.GetRequiredService<CommandDispatcher>())
        .AddSingleton<IOrderDesk, OrderDesk>();
}
