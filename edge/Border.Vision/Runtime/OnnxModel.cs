using System.Text;
using Microsoft.ML.OnnxRuntime;

namespace Border.Vision.Runtime;

/// <summary>A loaded model. Runs from several threads at once; each run uses one thread.</summary>
public sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly SemaphoreSlim _runs;
    private readonly ReaderWriterLockSlim _use = new();
    private readonly string[] _inputs;
    private readonly string[] _outputs;
    private bool _disposed;

    internal OnnxModel(ModelCard card, byte[] model, byte[] labels, SessionOptions options, SemaphoreSlim runs)
    {
        Card = card;
        Labels = labels.Length == 0 ? [] : Encoding.UTF8.GetString(labels).TrimEnd('\n').Split('\n');
        _runs = runs;
        try
        {
            _session = new InferenceSession(model, options);
        }
        catch (OnnxRuntimeException refused)
        {
            throw new ModelException($"Model {card.Id} cannot be run by this ONNX Runtime: {refused.Message}", refused);
        }

        _inputs = [.. _session.InputNames];
        _outputs = [.. _session.OutputNames];
    }

    /// <summary>What is known about the model.</summary>
    public ModelCard Card { get; }

    /// <summary>Class labels in order; empty where the model has none.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Runs the model on one input.</summary>
    /// <param name="input">The numbers, row-major; they must stay untouched until the call returns.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="cancellation">Ends the wait for a free turn; a run that started finishes.</param>
    /// <returns>The outputs, which the caller disposes.</returns>
    /// <exception cref="ObjectDisposedException">The model was disposed, perhaps while this waited for its turn.</exception>
    public OnnxResult Run(Memory<float> input, ReadOnlySpan<long> shape, CancellationToken cancellation)
    {
        using var value = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, input, shape.ToArray());
        _runs.Wait(cancellation);
        _use.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return new OnnxResult(_outputs, _session.Run(_run, _inputs, [value], _outputs));
        }
        finally
        {
            _use.ExitReadLock();
            _runs.Release();
        }
    }

    /// <summary>Waits for runs in progress: freeing a session that native code is using would end the process.</summary>
    public void Dispose()
    {
        _use.EnterWriteLock();
        try
        {
            if (_disposed)
                return;
            _disposed = true;
            _session.Dispose();
            _run.Dispose();
        }
        finally
        {
            _use.ExitWriteLock();
        }
    }

    /// <summary>One thread per run: on small models two threads lose to one, and lanes run beside each other. No memory pattern: inputs differ in size.</summary>
    internal static SessionOptions NewOptions()
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            EnableMemoryPattern = false,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        SharedArena.Use(options);
        return options;
    }
}

/// <summary>What a run gave, in native memory until disposed.</summary>
public sealed class OnnxResult : IDisposable
{
    private readonly string[] _names;
    private readonly IDisposableReadOnlyCollection<OrtValue> _values;

    internal OnnxResult(string[] names, IDisposableReadOnlyCollection<OrtValue> values)
    {
        _names = names;
        _values = values;
    }

    /// <summary>The numbers of the first output, row-major.</summary>
    public ReadOnlySpan<float> First => _values[0].GetTensorDataAsSpan<float>();

    /// <summary>The shape of the first output.</summary>
    public long[] FirstShape => _values[0].GetTensorTypeAndShape().Shape;

    /// <summary>The numbers of an output by its name in the model.</summary>
    public ReadOnlySpan<float> Named(string name) => _values[Array.IndexOf(_names, name)].GetTensorDataAsSpan<float>();

    /// <inheritdoc />
    public void Dispose() => _values.Dispose();
}
