namespace Border.Testing;

/// <summary>
/// A Mosquitto broker for one test, on free ports of 127.0.0.1, with the configuration that Border ships (deploy/mosquitto)
/// when certificates are given, or one plain open listener when not. It keeps its ports and its data over restarts.
/// </summary>
public sealed class PrivateMosquitto : IAsyncDisposable
{
    private readonly TempFolder _folder = new("mosquitto");
    private readonly string _program;
    private readonly TestCertificates? _certificates;
    private readonly string _lowestTls;
    private ServerProcess? _process;

    private PrivateMosquitto(string program, TestCertificates? certificates, string lowestTls) =>
        (_program, _certificates, _lowestTls) = (program, certificates, lowestTls);

    /// <summary>The address to connect to.</summary>
    public string Host => "127.0.0.1";

    /// <summary>The port for nodes.</summary>
    public int NodesPort { get; private set; }

    /// <summary>The port for the centre; the same as <see cref="NodesPort"/> without TLS.</summary>
    public int CentrePort { get; private set; }

    /// <summary>The broker's log of its present run.</summary>
    public string Log => _process?.Output ?? "";

    /// <summary>True while the broker's process runs.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Starts a broker and returns when it accepts connections.</summary>
    /// <param name="certificates">For mutual TLS and access rules; null for a plain, open broker.</param>
    /// <param name="lowestTls">"tlsv1.2" or "tlsv1.3".</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="FileNotFoundException">Mosquitto is not installed.</exception>
    public static async Task<PrivateMosquitto> StartAsync(
        TestCertificates? certificates = null, string lowestTls = "tlsv1.2", CancellationToken cancellation = default)
    {
        string program = ServerProcess.Find("mosquitto")
            ?? throw new FileNotFoundException("Mosquitto is not installed: apt-get install mosquitto (deploy/test.sh does it).");
        var broker = new PrivateMosquitto(program, certificates, lowestTls);
        for (int attempt = 1; ; attempt++)
        {
            broker.NodesPort = FreePort.Next();
            broker.CentrePort = certificates is null ? broker.NodesPort : FreePort.Next();
            await broker.ConfigureAsync(cancellation);
            try
            {
                await broker.StartAgainAsync(cancellation);
                return broker;
            }
            catch (InvalidOperationException) when (attempt < 5 && broker.Log.Contains("Address already in use", StringComparison.Ordinal))
            {
                // Another test process took the port between the look and the start.
            }
        }
    }

    /// <summary>Starts the broker again on the same ports after <see cref="StopAsync"/> or <see cref="KillAsync"/>.</summary>
    public async Task StartAgainAsync(CancellationToken cancellation = default)
    {
        _process?.Dispose();
        ServerProcess process = _process = ServerProcess.Start(_program, ["-c", _folder["border.conf"]]);
        await Eventually.Async(
            async () => process.HasExited || await FreePort.IsOpenAsync(CentrePort, cancellation), detail: () => Log, cancellation: cancellation);
        if (process.HasExited)
        {
            throw new InvalidOperationException($"Mosquitto did not start:\n{Log}");
        }
    }

    /// <summary>Stops the broker as an operator would.</summary>
    public Task StopAsync() => _process!.TerminateAsync();

    /// <summary>Kills the broker; whatever it had only in memory is lost.</summary>
    public Task KillAsync() => _process!.KillAsync();

    /// <summary>Stops and starts the broker.</summary>
    public async Task RestartAsync(CancellationToken cancellation = default)
    {
        await StopAsync();
        await StartAgainAsync(cancellation);
    }

    /// <summary>Has the broker read its configuration and certificates again (SIGHUP); connections stay.</summary>
    public void Reload() => _process!.Reload();

    /// <summary>Freezes the broker: connections stay open and silent (half-open lines).</summary>
    public void Freeze() => _process!.Freeze();

    /// <summary>Ends <see cref="Freeze"/>.</summary>
    public void Thaw() => _process!.Thaw();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.KillAsync();
            _process.Dispose();
        }

        _folder.Dispose();
    }

    private async Task ConfigureAsync(CancellationToken cancellation)
    {
        if (_certificates is null)
        {
            await File.WriteAllTextAsync(
                _folder["border.conf"],
                $"listener {NodesPort} 127.0.0.1\nallow_anonymous true\nlog_dest stderr\nmax_packet_size 1048576\nmax_inflight_messages 64\n"
                + $"max_queued_messages 2000\nset_tcp_nodelay true\nuser {Environment.UserName}\n",
                cancellation);
            return;
        }

        await ServerProcess.RunAsync(
            "bash",
            [
                RepositoryFolder.PathOf("deploy/mosquitto/render.sh"), "--certs", _certificates.BrokerFolder, "--data", _folder.Path,
                "--nodes-port", $"{NodesPort}", "--centre-port", $"{CentrePort}", "--user", Environment.UserName, "--tls", _lowestTls,
            ],
            cancellation);
    }
}
