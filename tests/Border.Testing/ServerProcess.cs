using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Border.Testing;

/// <summary>A child process with its output kept, that can be stopped as an operator, a power cut or a stuck machine would.</summary>
public sealed partial class ServerProcess : IDisposable
{
    private const int Sighup = 1;
    private const int Sigint = 2;
    private const int Sigquit = 3;
    private const int Sigkill = 9;
    private const int Sigterm = 15;
    private const int Sigcont = 18;
    private const int Sigstop = 19;
    private const int MaxOutput = 1 << 20;
    private static readonly TimeSpan SignalAgain = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan EndDeadline = TimeSpan.FromSeconds(180);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    /// <summary>True when the process has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>What the process wrote to standard output and error so far (the first MiB).</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts a program.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static ServerProcess Start(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var info = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            info.Environment[name] = value;
        }

        return new ServerProcess(Process.Start(info)!);
    }

    /// <summary>Runs a program to its end and returns its output.</summary>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0; the message holds its output.</exception>
    public static async Task<string> RunAsync(string file, IEnumerable<string> arguments, CancellationToken cancellation = default)
    {
        using ServerProcess child = Start(file, arguments);
        await child._process.WaitForExitAsync(cancellation);
        return child._process.ExitCode == 0
            ? child.Output
            : throw new InvalidOperationException($"{file} ended with {child._process.ExitCode}:\n{child.Output}");
    }

    /// <summary>Finds a program on PATH and in the usual system folders; null when it is not installed.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/sbin"])
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Asks the process to end (SIGTERM) and waits until it has.</summary>
    public Task TerminateAsync() => SignalAndWaitAsync(Sigterm);

    /// <summary>Interrupts the process (SIGINT; PostgreSQL's fast shutdown) and waits until it has ended.</summary>
    public Task InterruptAsync() => SignalAndWaitAsync(Sigint);

    /// <summary>Ends the process without tidying up (SIGQUIT; PostgreSQL's immediate shutdown, which ends its children too) and waits until it has ended.</summary>
    public Task QuitAsync() => SignalAndWaitAsync(Sigquit);

    /// <summary>Kills the process at once (SIGKILL), as a power cut would, and waits until it is gone.</summary>
    public Task KillAsync() => SignalAndWaitAsync(Sigkill);

    /// <summary>Asks the process to read its configuration again (SIGHUP).</summary>
    public void Reload() => Kill(Id, Sighup);

    /// <summary>Freezes the process: its connections stay open and say nothing, as behind a dead line.</summary>
    public void Freeze() => Kill(Id, Sigstop);

    /// <summary>Lets a frozen process go on.</summary>
    public void Thaw() => Kill(Id, Sigcont);

    /// <inheritdoc />
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        KillAtExit(null, EventArgs.Empty);
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);

    // A signal that comes while a server still starts may be lost: Mosquitto accepts connections and installs its handlers a moment before
    // it sets "run = 1", which undoes the "run = 0" of a handler that came between. So it is sent again until the process has ended.
    private async Task SignalAndWaitAsync(int signal)
    {
        Task ended = _process.WaitForExitAsync();
        long started = Stopwatch.GetTimestamp();
        while (!_process.HasExited)
        {
            if (Stopwatch.GetElapsedTime(started) > EndDeadline)
            {
                throw new TimeoutException($"Process {Id} did not end within {EndDeadline.TotalSeconds:0} s of signal {signal}:\n{Output}");
            }

            Kill(Id, signal);
            Kill(Id, Sigcont);
            await ended.WaitAsync(SignalAgain).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await ended.WaitAsync(EndDeadline); // its output, too, has been read to the end
    }

    private void KillAtExit(object? sender, EventArgs e)
    {
        if (!_process.HasExited)
        {
            Kill(Id, Sigkill);
        }
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            if (line is not null && _output.Length < MaxOutput)
            {
                _output.AppendLine(line);
            }
        }
    }
}
