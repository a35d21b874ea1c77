using FsCheck;
using FsCheck.Fluent;

namespace Recording.Storage.Tests.Local;

/// <summary>Runs properties; a failure names the value, made smaller where it is said how, and the seed.</summary>
internal static class PropertyCheck
{
    public static void Holds<T>(
        Gen<T> values, Action<T> property, int runs = 500, Func<T, IEnumerable<T>>? shrink = null) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(runs).WithQuietOnSuccess(true),
            Prop.ForAll(Arb.From(values, shrink ?? (_ => [])), property));

    // FsCheck runs properties one after another on its own thread; there is no context that this could block.
    public static void HoldsAsync<T>(
        Gen<T> values, Func<T, Task> property, int runs, Func<T, IEnumerable<T>>? shrink = null) =>
        Holds(values, value => property(value).GetAwaiter().GetResult(), runs, shrink);
}
