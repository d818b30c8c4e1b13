using System.Linq.Expressions;
using System.Reflection;
using Border.EmbeddedOrleans.Activations;
using Border.EmbeddedOrleans.Copying;
using Orleans;

namespace Border.EmbeddedOrleans.Calls;

/// <summary>A method of a grain interface, with everything a call needs worked out once.</summary>
internal abstract class GrainMethod
{
    private readonly Copier?[] _argumentCopiers;
    private readonly bool _copies;
    private readonly int _cancellationIndex;

    protected GrainMethod(MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        Name = $"{method.DeclaringType!.Name}.{method.Name}";
        _argumentCopiers = Array.ConvertAll(parameters, CopierOfParameter);
        _copies = Array.Exists(_argumentCopiers, copier => copier is not null);
        _cancellationIndex = Array.FindIndex(parameters, parameter => parameter.ParameterType == typeof(CancellationToken));
    }

    public string Name { get; }

    /// <summary>Sends a call; returns the task that the interface declares. Arguments are replaced by copies in place.</summary>
    public abstract object Send(GrainReference target, object?[] arguments);

    public CancellationToken CancellationOf(object?[] arguments) =>
        _cancellationIndex < 0 ? default : (CancellationToken)arguments[_cancellationIndex]!;

    /// <exception cref="NotSupportedException">The method cannot be called across a boundary.</exception>
    public static GrainMethod Create(MethodInfo method)
    {
        Type returned = method.ReturnType;
        Type? definition = returned.IsGenericType ? returned.GetGenericTypeDefinition() : null;
        Type? result = definition == typeof(Task<>) || definition == typeof(ValueTask<>) ? returned.GetGenericArguments()[0]
            : returned == typeof(Task) || returned == typeof(ValueTask) ? typeof(Nothing) : null;
        if (result is null || method.IsGenericMethod || Array.Exists(method.GetParameters(), p => p.ParameterType.IsByRef))
        {
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name} cannot be a grain method: it must return Task,"
                + " Task<T>, ValueTask or ValueTask<T>, not be generic, and take no ref, in or out parameters.");
        }

        return (GrainMethod)Activator.CreateInstance(typeof(GrainMethod<>).MakeGenericType(result), method)!;
    }

    protected void CopyArguments(object?[] arguments)
    {
        if (!_copies)
        {
            return;
        }

        CopyContext context = new();
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = _argumentCopiers[i] is { } copier ? copier.CopyObject(arguments[i], context) : arguments[i];
        }
    }

    private static Copier? CopierOfParameter(ParameterInfo parameter)
    {
        Copier copier = Copier.Declared(parameter.ParameterType);
        return copier.Shares || parameter.IsDefined(typeof(ImmutableAttribute), false) ? null : copier;
    }
}

/// <summary>The result of a method that returns none.</summary>
internal readonly struct Nothing;

/// <inheritdoc/>
internal sealed class GrainMethod<T>(MethodInfo method) : GrainMethod(method)
{
    private readonly Func<Grain, object?[], ValueTask<T>> _run = Compile(method);
    private readonly bool _returnsValueTask = method.ReturnType.IsValueType;
    private readonly bool _copiesResult = typeof(T) != typeof(Nothing) && !CopierOf<T>.Declared.Shares;

    public override object Send(GrainReference target, object?[] arguments)
    {
        CopyArguments(arguments);
        Task<T> reply = SendCopied(target, arguments);
        return !_returnsValueTask ? reply : typeof(T) == typeof(Nothing) ? new ValueTask(reply) : new ValueTask<T>(reply);
    }

    public ValueTask<T> RunAsync(Grain grain, object?[] arguments) => _run(grain, arguments);

    public T CopyResult(T result) => _copiesResult ? CopierOf<T>.Copy(result, new()) : result;

    private Task<T> SendCopied(GrainReference target, object?[] arguments)
    {
        CancellationToken cancellation = CancellationOf(arguments);
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        Call? parent = (TaskScheduler.Current as Activation)?.Running as Call;
        Call<T> call = new(this, arguments, target.Address, parent, target.Silo.Clock.GetTimestamp());
        target.Send(call);
        return call.Reply;
    }

    /// <summary>Compiles <c>((IGrain)grain).Method((T0)arguments[0], ...)</c>, its answer as a ValueTask of T.</summary>
    private static Func<Grain, object?[], ValueTask<T>> Compile(MethodInfo method)
    {
        ParameterExpression grain = Expression.Parameter(typeof(Grain));
        ParameterExpression arguments = Expression.Parameter(typeof(object?[]));
        IEnumerable<Expression> values = method.GetParameters().Select((parameter, i) =>
            Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(i)), parameter.ParameterType));
        Expression call = Expression.Call(Expression.Convert(grain, method.DeclaringType!), method, values);
        Expression answer = Expression.Call(typeof(Answer), nameof(Answer.Of), typeof(T) == typeof(Nothing) ? null : [typeof(T)], call);
        return Expression.Lambda<Func<Grain, object?[], ValueTask<T>>>(answer, grain, arguments).Compile();
    }
}

/// <summary>Gives the four kinds of answers one shape.</summary>
internal static class Answer
{
    public static ValueTask<T> Of<T>(Task<T> task) => new(task);

    public static ValueTask<T> Of<T>(ValueTask<T> task) => task;

    public static ValueTask<Nothing> Of(Task task) => Of(new ValueTask(task));

    public static ValueTask<Nothing> Of(ValueTask task)
    {
        return task.IsCompletedSuccessfully ? default : WaitAsync(task);

        static async ValueTask<Nothing> WaitAsync(ValueTask task)
        {
            await task;
            return default;
        }
    }
}
