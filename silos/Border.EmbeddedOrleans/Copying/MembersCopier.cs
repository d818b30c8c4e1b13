using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Border.EmbeddedOrleans.Copying;

/// <summary>
/// Copies a [GenerateSerializer] type member by member, with code compiled at its first value. As in Orleans, a type with a
/// parameterless constructor is made by it; any other comes into being without one.
/// </summary>
internal sealed class MembersCopier<T> : Copier<T>
{
    private static readonly Func<T> Create = CompileCreate();

    private readonly Lazy<CopyMembers> _copyMembers = new(CompileCopy);

    private delegate void CopyMembers(ref T from, ref T to, CopyContext context);

    public override T Copy(T value, CopyContext context)
    {
        if (typeof(T).IsValueType)
        {
            T plain = default!;
            _copyMembers.Value(ref value, ref plain, context);
            return plain;
        }

        if (value is null)
        {
            return value;
        }

        if (context.TryFind(value, out object? found))
        {
            return (T)found!;
        }

        CopyMembers copyMembers = _copyMembers.Value;
        T copy = Create();
        context.Remember(value, copy!);
        copyMembers(ref value, ref copy, context);
        return copy;
    }

    private static Func<T> CompileCreate()
    {
        const BindingFlags any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        if (typeof(T).IsValueType || typeof(T).GetConstructor(any, Type.EmptyTypes) is not { } constructor)
        {
            return () => (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        }

        DynamicMethod method = new($"Create {typeof(T)}", typeof(T), Type.EmptyTypes, typeof(CopyContext).Module, skipVisibility: true);
        ILGenerator il = method.GetILGenerator();
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<T>>();
    }

    /// <summary>Emits <c>to.field = CopierOf&lt;Field&gt;.Copy(from.field, context)</c> for each field; expressions cannot set init-only ones.</summary>
    private static CopyMembers CompileCopy()
    {
        DynamicMethod method = new(
            $"Copy {typeof(T)}",
            null,
            [typeof(T).MakeByRefType(), typeof(T).MakeByRefType(), typeof(CopyContext)],
            typeof(CopyContext).Module,
            skipVisibility: true);
        ILGenerator il = method.GetILGenerator();
        foreach ((FieldInfo field, bool shared) in SerializableMembers.Of(typeof(T)))
        {
            LoadOwner(il, OpCodes.Ldarg_1);
            LoadOwner(il, OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
            if (!shared && !(field.FieldType.IsSealed && CopierFactory.IsShared(field.FieldType)))
            {
                il.Emit(OpCodes.Ldarg_2);
                il.Emit(OpCodes.Call, typeof(CopierOf<>).MakeGenericType(field.FieldType).GetMethod(nameof(CopierOf<>.Copy))!);
            }

            il.Emit(OpCodes.Stfld, field);
        }

        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<CopyMembers>();
    }

    private static void LoadOwner(ILGenerator il, OpCode argument)
    {
        il.Emit(argument);
        if (!typeof(T).IsValueType)
        {
            il.Emit(OpCodes.Ldind_Ref);
        }
    }
}
