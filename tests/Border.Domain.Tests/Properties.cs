using FsCheck;
using FsCheck.Fluent;

namespace Border.Domain.Tests;

/// <summary>Runs a property over generated values; a failure shows the value and the seed that repeats it.</summary>
internal static class Properties
{
    public static void Hold<T>(Gen<T> values, Action<T> property, int runs = 300) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(runs), Prop.ForAll(values.ToArbitrary(), property));
}
