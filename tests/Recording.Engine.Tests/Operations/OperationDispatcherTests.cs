using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Recording.Contracts.Errors;
using Recording.Engine.Operations;
using Recording.Engine.Security;
using Recording.Storage;

namespace Recording.Engine.Tests.Operations;

public sealed class OperationDispatcherTests
{
    private readonly OperationRequest _request = new("ID", [], Extended: false);

    [Fact]
    public async Task Dispatch_StorageTrouble_Is503()
    {
        var error = await ErrorOfAsync(new StorageUnavailableException("disk /secret is full", null));

        Assert.Equal(GatewayErrors.StorageUnavailable, error);
    }

    [Fact]
    public async Task Dispatch_Bug_Is500WithoutInnards()
    {
        var error = await ErrorOfAsync(new InvalidOperationException("/secret/path"));

        Assert.Equal(500, error.Status);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispatch_CancelledByItself_Is500() =>
        Assert.Equal(500, (await ErrorOfAsync(new TaskCanceledException())).Status);

    [Fact]
    public async Task Dispatch_ClientHasGone_IsNoError()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() =>
            Dispatcher(new TaskCanceledException()).DispatchAsync("Do", null, Key, _request, gone.Token));
    }

    [Theory]
    [InlineData("Nothing", null)]
    [InlineData("Do", "1999-01-01")]
    [InlineData("do", null)]
    public async Task Dispatch_UnknownActionOrVersion_Is404(string action, string? version)
    {
        var answer = await Dispatcher(new InvalidOperationException()).DispatchAsync(action, version, Key, _request, CancellationToken.None);

        Assert.Equal(GatewayErrors.UnknownApi, answer.Error);
    }

    [Theory]
    [InlineData("ice:Do", true)]
    [InlineData("ice:*", true)]
    [InlineData("*", true)]
    [InlineData("ICE:do", true)]
    [InlineData("live:*", false)]
    [InlineData("ice:Done", false)]
    public async Task Dispatch_KeyLimitedToActions_DoesThoseAlone(string allowed, bool isAllowed)
    {
        var answer = await Dispatcher(new InvalidOperationException()).DispatchAsync(
            "Do", null, Key with { Actions = [allowed] }, _request, CancellationToken.None);

        Assert.Equal(isAllowed ? GatewayErrors.InternalError : GatewayErrors.NotAuthorized, answer.Error);
    }

    [Fact]
    public async Task Dispatch_MoreCallsThanAllowed_AreThrottledAndToldWhen()
    {
        var dispatcher = Dispatcher(new InvalidOperationException(), callsPerSecond: 2);
        var errors = new List<OperationAnswer>();
        for (var i = 0; i < 3; i++)
            errors.Add(await dispatcher.DispatchAsync("Do", null, Key, _request, CancellationToken.None));

        Assert.Equal(GatewayErrors.Throttled, errors[^1].Error);
        Assert.InRange(errors[^1].RetryAfter!.Value, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(1));
    }

    private static AccessKey Key { get; } = new("id", "secret", [], IsDisabled: false, SecurityToken: "");

    private static OperationDispatcher Dispatcher(Exception error, int callsPerSecond = 100) => new(
        [new Failing(error)],
        new CallLimiter(Microsoft.Extensions.Options.Options.Create(new RateLimitOptions { Default = callsPerSecond })),
        NullLogger<OperationDispatcher>.Instance);

    private async Task<WireError> ErrorOfAsync(Exception error) =>
        (await Dispatcher(error).DispatchAsync("Do", null, Key, _request with { Parameters = new JsonObject() }, CancellationToken.None)).Error!;

    private sealed class Failing(Exception error) : IOperation
    {
        public string Action => "Do";

        public string Version => "2020-11-09";

        public Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken) =>
            Task.FromException<OperationAnswer>(error);
    }
}
