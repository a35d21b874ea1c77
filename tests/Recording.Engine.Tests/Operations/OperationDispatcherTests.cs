using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Recording.Contracts.Errors;
using Recording.Engine.Operations;
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
            Dispatcher(new TaskCanceledException()).DispatchAsync("Do", null, _request, gone.Token));
    }

    [Theory]
    [InlineData("Nothing", null)]
    [InlineData("Do", "1999-01-01")]
    [InlineData("do", null)]
    public async Task Dispatch_UnknownActionOrVersion_Is404(string action, string? version)
    {
        var answer = await Dispatcher(new InvalidOperationException()).DispatchAsync(action, version, _request, CancellationToken.None);

        Assert.Equal(GatewayErrors.UnknownApi, answer.Error);
    }

    private static OperationDispatcher Dispatcher(Exception error) => new([new Failing(error)], NullLogger<OperationDispatcher>.Instance);

    private async Task<WireError> ErrorOfAsync(Exception error) =>
        (await Dispatcher(error).DispatchAsync("Do", null, _request with { Parameters = new JsonObject() }, CancellationToken.None)).Error!;

    private sealed class Failing(Exception error) : IOperation
    {
        public string Action => "Do";

        public string Version => "2020-11-09";

        public Task<OperationAnswer> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken) =>
            Task.FromException<OperationAnswer>(error);
    }
}
