using System.Collections.Concurrent;
using Border.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;

namespace Border.EmbeddedOrleans.Tests.Hosting;

/// <summary>An embedded host on a clock that the test moves.</summary>
internal sealed class TestHost : ILoggerProvider, ILogger, IAsyncDisposable
{
    private readonly IHost _host;

    public TestHost(Action<ISiloBuilder>? configure = null)
    {
        HostApplicationBuilder application = Host.CreateApplicationBuilder();
        application.Logging.ClearProviders().AddProvider(this).SetMinimumLevel(LogLevel.Trace);
        application.Services.AddSingleton<TimeProvider>(Clock).AddSingleton<Notes>();
        application.UseOrleans(configure ?? (_ => { }));
        _host = application.Build();
    }

    public ManualTimeProvider Clock { get; } = new();

    public ConcurrentQueue<string> Log { get; } = [];

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public Notes Notes => _host.Services.GetRequiredService<Notes>();

    public static async Task<TestHost> StartAsync(Action<ISiloBuilder>? configure = null)
    {
        TestHost host = new(configure);
        await host._host.StartAsync();
        return host;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _host.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Notes.Release();
        await _host.StopAsync();
        _host.Dispose();
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => this;

    void ILogger.Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Log.Enqueue(formatter(state, exception));

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    void IDisposable.Dispose()
    {
    }
}

/// <summary>What test grains write down.</summary>
public sealed class Notes
{
    private readonly ConcurrentQueue<string> _all = [];

    private readonly TaskCompletionSource _released = new();

    public IReadOnlyCollection<string> All => _all;

    /// <summary>Completes when the test is over.</summary>
    public Task Released => _released.Task;

    public void Release() => _released.TrySetResult();

    public void Add(string note) => _all.Enqueue(note);
}
