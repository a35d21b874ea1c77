using Recording.Engine.Security;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.Security;

/// <summary>How many calls a second a key has.</summary>
public sealed class CallLimiterTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Refuse_MoreThanAllowed_UntilTheSecondIsOver()
    {
        var limiter = new CallLimiter(Microsoft.Extensions.Options.Options.Create(new RateLimitOptions { Default = 2 }), _time);
        Assert.Null(limiter.Refuse("key", "Do"));
        _time.Advance(TimeSpan.FromMilliseconds(400));
        Assert.Null(limiter.Refuse("key", "Do"));
        Assert.Equal(TimeSpan.FromMilliseconds(600), limiter.Refuse("key", "Do"));

        _time.Advance(TimeSpan.FromMilliseconds(600));
        Assert.Null(limiter.Refuse("key", "Do"));
        Assert.Null(limiter.Refuse("key", "Do"));
        Assert.Equal(TimeSpan.FromSeconds(1), limiter.Refuse("key", "Do"));
    }

    [Fact]
    public void Refuse_CountsEachKeyAndOperationByItself()
    {
        var limiter = new CallLimiter(Microsoft.Extensions.Options.Options.Create(new RateLimitOptions { Default = 1 }), _time);
        Assert.Null(limiter.Refuse("key", "Do"));
        Assert.Null(limiter.Refuse("other", "Do"));
        Assert.Null(limiter.Refuse("key", "Undo"));
        Assert.NotNull(limiter.Refuse("key", "Do"));
    }
}
