using Recording.Core.CallbackRecords;
using Recording.Core.Callbacks;

namespace Recording.Core.Tests.CallbackRecords;

public sealed class RecordRowKeysTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 1, 23, 59, 59, TimeSpan.Zero);

    [Fact]
    public void Order_IsNewestFirstThenDeliveryAttemptAndReplay()
    {
        string[] orders =
        [
            RecordKey.Of(true, Time.AddTicks(1), "z", 9, 9).Order,
            RecordKey.Of(true, Time, "task-1", 1, 0).Order,
            RecordKey.Of(false, Time, "task-1", 1, 1).Order,
            RecordKey.Of(true, Time, "task-1", 2, 0).Order,
            RecordKey.Of(true, Time, "task-1", 10, 0).Order,
            RecordKey.Of(true, Time, "task-10", 1, 0).Order,
            RecordKey.Of(true, Time, "task-2", 1, 0).Order,
            RecordKey.Of(true, Time.AddTicks(-1), "a", 1, 0).Order,
        ];

        Assert.Equal(orders, orders.Order(StringComparer.Ordinal));
        Assert.Equal(orders.Length, orders.Distinct().Count());
    }

    [Fact]
    public void ListBounds_OfASecond_HoldItAndNoOther()
    {
        var second = SecondSpan.SecondOf(Time);
        var from = RecordRowKeys.ListFrom(RecordScope.Owner, true, second);
        var before = RecordRowKeys.ListBefore(RecordScope.Owner, true, second);
        foreach (var (ticks, isIn) in new[] { (-1L, false), (0L, true), (1L, true), (TimeSpan.TicksPerSecond - 1, true), (TimeSpan.TicksPerSecond, false) })
        {
            var key = RecordRowKeys.Listed(RecordScope.Owner, RecordKey.Of(true, Time.AddTicks(ticks), "task-1", 1, 0));
            Assert.Equal(isIn, string.CompareOrdinal(key, from) >= 0 && string.CompareOrdinal(key, before) < 0);
        }
    }

    [Fact]
    public void Keys_ComeBackFromWhatStandsForThem()
    {
        var key = RecordKey.Of(false, Time, "odd|!id", 3, 2);
        var scope = RecordScope.All(CallbackKind.LiveRecord, "app", "stream")[3];

        Assert.Equal(key, RecordRowKeys.KeyOf(scope, false, RecordRowKeys.Listed(scope, key)));
        Assert.Equal(key, RecordRowKeys.KeyOfTask(RecordRowKeys.OfTask("task|x", 7, Time, key)));
    }

    [Fact]
    public void Scopes_OfNamesThatPutTogetherAreTheSame_AreApart()
    {
        (string App, string Stream)[] names = [("a", "b"), ("ab", ""), ("", "ab"), ("a|b", ""), ("a", "|b"), ("a|b", "b"), ("a", "b|b"), ("b", "a"), ("\uD800", "\uD801"), ("\uD801", "\uD800")];
        var scopes = names.SelectMany(name => RecordScope.All(CallbackKind.LiveRecord, name.App, name.Stream).Skip(3)).ToList();

        Assert.Equal(scopes.Count, scopes.Distinct().Count());
        Assert.All(scopes, scope => Assert.DoesNotContain('|', scope));
        Assert.Equal(scopes[0], RecordScope.Queried(CallbackKind.LiveRecord, "d", "a", "b"));
    }

    [Fact]
    public void Scopes_WhereTheOwnerIsTheApplication_AreTwo()
    {
        Assert.Equal(2, RecordScope.All(CallbackKind.Relay, "app", "sub").Count);
        Assert.Equal(RecordScope.Owner, RecordScope.Queried(CallbackKind.Relay, "app", "app", null));
        Assert.Equal(RecordScope.All(CallbackKind.Relay, "app", "sub")[1], RecordScope.Queried(CallbackKind.Relay, "app", null, "sub"));
        Assert.Null(RecordScope.Queried(CallbackKind.Relay, "app", "App", null));
    }
}
