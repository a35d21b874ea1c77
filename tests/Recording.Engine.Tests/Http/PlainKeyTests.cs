using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Recording.Engine.Http;
using Recording.Engine.Security;
using Recording.Engine.Tests.Kit;
using Recording.Storage.Objects;

namespace Recording.Engine.Tests.Http;

/// <summary>What a key opens that comes as it is, without a signature.</summary>
public sealed class PlainKeyTests : IAsyncDisposable
{
    private readonly ServiceProvider _services = MemoryEngine.Build(
        ("Recording:AccessKeys:free", "free"),
        ("Recording:AccessKeys:reader:Secret", "reader"),
        ("Recording:AccessKeys:reader:Actions:0", "OSS:getobject"),
        ("Recording:AccessKeys:caller:Secret", "caller"),
        ("Recording:AccessKeys:caller:Actions:0", "ice:*"),
        ("Recording:AccessKeys:all:Secret", "all"),
        ("Recording:AccessKeys:all:Actions:0", "*"),
        ("Recording:AccessKeys:guarded:Secret", "guarded"),
        ("Recording:AccessKeys:guarded:SecurityToken", "token"));

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Theory]
    [InlineData("free", 200)]
    [InlineData("reader", 200)]
    [InlineData("all", 200)]
    [InlineData("caller", 403)]
    [InlineData("nobody", 404)]
    public async Task Objects_OpenForAKeyThatMayReadThem(string key, int status)
    {
        await _services.GetRequiredService<IObjectStore>().PutAsync(
            ObjectKey.Create("recordings", "a.ts"), new MemoryStream([1]), PutOptions.CreateOnly("video/mp2t"), CancellationToken.None);

        Assert.Equal(status, await ObjectAsync(key, token: null));
    }

    [Fact]
    public async Task Objects_OpenByALinkWhateverKeyAskedForIt()
    {
        await _services.GetRequiredService<IObjectStore>().PutAsync(
            ObjectKey.Create("recordings", "a.ts"), new MemoryStream([1]), PutOptions.CreateOnly("video/mp2t"), CancellationToken.None);
        var link = _services.GetRequiredService<ObjectLinks>().For("recordings", "a.ts", TimeProvider.System.GetUtcNow());

        Assert.Equal(200, await ObjectAsync("caller", token: null, new Uri(link).Query));
    }

    [Theory]
    [InlineData("guarded", "token", 200)]
    [InlineData("guarded", null, 400)]
    [InlineData("guarded", "other", 400)]
    [InlineData("free", "token", 400)]
    public async Task AKeyWithASecurityToken_WantsItWithoutASignatureToo(string key, string? token, int status)
    {
        await _services.GetRequiredService<IObjectStore>().PutAsync(
            ObjectKey.Create("recordings", "a.ts"), new MemoryStream([1]), PutOptions.CreateOnly("video/mp2t"), CancellationToken.None);

        Assert.Equal(status, await ObjectAsync(key, token));
        Assert.Equal(status, await CallAsync(key, token));
        if (token is not null)
            Assert.Equal(status, await CallAsync(key, token: null, $"?SecurityToken={token}"));
    }

    private async Task<int> ObjectAsync(string key, string? token, string query = "")
    {
        var context = Request("GET", "/objects/recordings/a.ts", key, token, query);
        await _services.GetRequiredService<ObjectsEndpoint>().HandleAsync(context, "recordings", "a.ts");
        return context.Response.StatusCode;
    }

    private async Task<int> CallAsync(string key, string? token, string query = "")
    {
        var context = Request("POST", "/api/ListLiveRecordJobs", key, token, query);
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes("{}"));
        await _services.GetRequiredService<ApiEndpoint>().HandleAsync(context, "ListLiveRecordJobs");
        return context.Response.StatusCode;
    }

    private static DefaultHttpContext Request(string method, string path, string key, string? token, string query)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Path = path;
        context.Request.QueryString = new QueryString(query);
        context.Request.Headers[RequestAuthenticator.KeyHeader] = key;
        if (token is not null)
            context.Request.Headers[RequestAuthenticator.TokenHeader] = token;
        return context;
    }
}
