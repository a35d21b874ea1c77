using Recording.Engine.Security;

namespace Recording.Engine.Tests.Security;

/// <summary>How many calls a second a key has.</summary>
public sealed class CallLimiterTests
{
    [Fact]
    public async Task Refuse_MoreThanAllowed_UntilTheTimeThatItNames()
    {
        using var limiter = Limiter(2);
        Assert.Null(limiter.Refuse("key", "Do"));
        Assert.Null(limiter.Refuse("key", "Do"));
        var wait = limiter.Refuse("key", "Do");
        Assert.NotNull(wait);
        Assert.InRange(wait.Value, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(1));

        await Task.Delay(wait.Value + TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        Assert.Null(limiter.Refuse("key", "Do"));
    }

    [Fact]
    public void Refuse_CountsEachKeyAndOperationByItself()
    {
        using var limiter = Limiter(1);
        Assert.Null(limiter.Refuse("key", "Do"));
        Assert.Null(limiter.Refuse("other", "Do"));
        Assert.Null(limiter.Refuse("key", "Undo"));
        Assert.NotNull(limiter.Refuse("key", "Do"));
    }

    private static CallLimiter Limiter(int calls) => new(Microsoft.Extensions.Options.Options.Create(new RateLimitOptions { Default = calls }));
}
