using FsCheck;
using FsCheck.Fluent;

namespace Recording.Storage.Tests.Local;

/// <summary>Runs properties; a failure names the value, made as small as can be, and the seed.</summary>
internal static class PropertyCheck
{
    public static void Holds<T>(Gen<T> values, Action<T> property, int runs = 500) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(runs).WithQuietOnSuccess(true), Prop.ForAll(values.ToArbitrary(), property));

    // FsCheck runs properties one after another on its own thread; there is no context that this could block.
    public static void HoldsAsync<T>(Gen<T> values, Func<T, Task> property, int runs) =>
        Holds(values, value => property(value).GetAwaiter().GetResult(), runs);
}
