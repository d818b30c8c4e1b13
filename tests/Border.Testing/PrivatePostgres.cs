namespace Border.Testing;

/// <summary>
/// A PostgreSQL server for one test: its own data, a free port of 127.0.0.1, durable settings (fsync on), no password.
/// It keeps its port and its data over restarts.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly TempFolder _folder = new("postgres");
    private readonly string _programs;
    private readonly string[] _settings;
    private ServerProcess? _process;

    private PrivatePostgres(string programs, string[] settings) => (_programs, _settings) = (programs, settings);

    /// <summary>The port it listens on.</summary>
    public int Port { get; private set; }

    /// <summary>Connects as the owner to the empty database "postgres"; in Npgsql's form.</summary>
    public string ConnectionString => ConnectionStringTo("postgres");

    /// <summary>The server's log of its present run.</summary>
    public string Log => _process?.Output ?? "";

    /// <summary>True while the server's process runs.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Makes and starts a server; returns when it takes connections.</summary>
    /// <param name="settings">Settings as "name=value", e.g. "shared_buffers=256MB".</param>
    /// <exception cref="FileNotFoundException">PostgreSQL is not installed.</exception>
    public static async Task<PrivatePostgres> StartAsync(params string[] settings)
    {
        string programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(d => d, StringComparer.Ordinal)
                .Select(d => Path.Combine(d, "bin")).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb"))) ?? ""
            : "";
        if (programs.Length == 0)
        {
            throw new FileNotFoundException("PostgreSQL is not installed: apt-get install postgresql (deploy/test.sh does it).");
        }

        var server = new PrivatePostgres(programs, settings);
        await server.MakeAsync();
        for (int attempt = 1; ; attempt++)
        {
            server.Port = FreePort.Next();
            try
            {
                await server.StartAgainAsync();
                return server;
            }
            catch (InvalidOperationException) when (attempt < 5 && server.Log.Contains("Address already in use", StringComparison.Ordinal))
            {
                // Another test process took the port between the look and the start.
            }
        }
    }

    /// <summary>The connection string to a named database of this server.</summary>
    public string ConnectionStringTo(string database) =>
        $"Host=127.0.0.1;Port={Port};Username=border;Database={database};Include Error Detail=true";

    /// <summary>Makes a database and returns its connection string.</summary>
    /// <param name="name">Letters, digits and _ only.</param>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await RunAsync("createdb", ["-h", "127.0.0.1", "-p", $"{Port}", "-U", "border", name]);
        return ConnectionStringTo(name);
    }

    /// <summary>Starts the server again on the same port after <see cref="StopAsync"/> or <see cref="KillAsync"/>.</summary>
    public async Task StartAgainAsync(CancellationToken cancellation = default)
    {
        string[] settings = [$"port={Port}", "listen_addresses=127.0.0.1", $"unix_socket_directories={_folder.Path}", "lc_messages=C", .. _settings];
        do
        {
            _process?.Dispose();
            (string file, string[] arguments) = AsOrdinaryUser("postgres", ["-D", _folder["data"], .. settings.SelectMany(s => (string[])["-c", s])]);
            ServerProcess process = _process = ServerProcess.Start(file, arguments);
            await Eventually.Async(
                () => process.HasExited || Log.Contains("ready to accept connections", StringComparison.Ordinal),
                TimeSpan.FromSeconds(60), () => Log, cancellation);
        }
        while (_process.HasExited && Log.Contains("is still in use", StringComparison.Ordinal)); // children of a killed server are still going

        if (_process.HasExited)
        {
            throw new InvalidOperationException($"PostgreSQL did not start:\n{Log}");
        }
    }

    /// <summary>Stops the server as an operator would (fast shutdown: open transactions are rolled back).</summary>
    public Task StopAsync() => _process!.InterruptAsync();

    /// <summary>Kills the server; it recovers from its log at the next start.</summary>
    public Task KillAsync() => _process!.KillAsync();

    /// <summary>Stops and starts the server.</summary>
    public async Task RestartAsync(CancellationToken cancellation = default)
    {
        await StopAsync();
        await StartAgainAsync(cancellation);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.QuitAsync(); // what it would still write is deleted anyway
            _process.Dispose();
        }

        _folder.Dispose();
    }

    private async Task MakeAsync()
    {
        if (Environment.UserName == "root")
        {
            await ServerProcess.RunAsync("chown", ["postgres", _folder.Path]);
        }

        await RunAsync("initdb", ["-D", _folder["data"], "-U", "border", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"]);
    }

    private Task RunAsync(string program, string[] arguments)
    {
        (string file, string[] all) = AsOrdinaryUser(program, arguments);
        return ServerProcess.RunAsync(file, all);
    }

    // PostgreSQL refuses to run as root; a container's tests often do.
    private (string File, string[] Arguments) AsOrdinaryUser(string program, string[] arguments)
    {
        string path = Path.Combine(_programs, program);
        return Environment.UserName == "root"
            ? ("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", path, .. arguments])
            : (path, arguments);
    }
}
