using System.Net;
using System.Net.Http.Headers;
using Recording.Storage.Azure;
using Recording.Storage.Objects;

namespace Recording.Storage.Tests.Azure;

/// <summary>What a link into the account opens, asked of a real Azurite by someone who has the link and nothing else.</summary>
public abstract class ReadLinkContract : IAsyncLifetime
{
    private const string Container = "media";

    private readonly string _prefix = $"t-{Guid.NewGuid():n}";
    private HttpClient? _anyone;
    private AzureObjectStore? _store;
    private IReadLinks? _links;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected static DateTimeOffset Soon => TimeProvider.System.GetUtcNow().AddMinutes(10);

    private HttpClient Anyone => _anyone!;

    internal IReadLinks Links => _links!;

    public virtual async ValueTask InitializeAsync()
    {
        (_store, _links, _anyone) = await OpenAsync();
        await _store.EnsureContainerAsync(Container, Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        _anyone?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("a.ts")]
    [InlineData("folder/a b+c%20&d=e?#.ts")]
    [InlineData("ordner/ü 日本 'x'.mp4")]
    public async Task TryCreate_OpensTheObject_WholeAndInParts(string name)
    {
        var key = await PutAsync(name);
        var link = Links.TryCreate(key, Soon);
        Assert.NotNull(link);

        using var whole = await Anyone.GetAsync(new Uri(link), Cancellation);
        Assert.Equal("0123456789", await whole.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("video/mp2t", whole.Content.Headers.ContentType?.MediaType);

        using var request = new HttpRequestMessage(HttpMethod.Get, link) { Headers = { Range = new RangeHeaderValue(3, 5) } };
        using var part = await Anyone.SendAsync(request, Cancellation);
        Assert.Equal((HttpStatusCode.PartialContent, "345"), (part.StatusCode, await part.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public async Task TryCreate_Expired_IsRefused()
    {
        var key = await PutAsync("a.ts");

        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Get, Links.TryCreate(key, Soon)!));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, Links.TryCreate(key, TimeProvider.System.GetUtcNow().AddSeconds(-2))!));
    }

    [Fact]
    public async Task TryCreate_OpensNothingElse()
    {
        var link = Links.TryCreate(await PutAsync("a.ts"), Soon)!;
        var other = await PutAsync("b.ts");

        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, link.Replace("/a.ts?", "/b.ts?", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, link.Replace("sp=r&", "sp=rw&", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, ListingOf(link)));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Get, Links.TryCreate(other, Soon)!));
    }

    [Fact]
    public async Task TryCreate_IsForReadingAlone()
    {
        var key = await PutAsync("a.ts");
        var link = Links.TryCreate(key, Soon)!;

        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, link));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Delete, link));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Get, link));
        Assert.Equal(10, (await _store!.GetPropertiesAsync(key, Cancellation))!.Length);
    }

    [Fact]
    public async Task TryCreate_ObjectThatIsNotThere_OpensOnceItIs()
    {
        var link = Links.TryCreate(KeyOf("a.ts"), Soon)!;

        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Get, link));
        await PutAsync("a.ts");
        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Get, link));
    }

    /// <summary>The store, its links, and a client without credentials that trusts the account's certificate.</summary>
    private protected abstract Task<(AzureObjectStore Store, IReadLinks Links, HttpClient Anyone)> OpenAsync();

    private protected async Task<HttpStatusCode> SendAsync(HttpMethod method, string link)
    {
        using var request = new HttpRequestMessage(method, link);
        if (method == HttpMethod.Put)
        {
            request.Content = new ByteArrayContent([1]);
            request.Headers.Add("x-ms-blob-type", "BlockBlob");
        }

        using var response = await Anyone.SendAsync(request, Cancellation);
        return response.StatusCode;
    }

    private protected async Task<ObjectKey> PutAsync(string name)
    {
        var key = KeyOf(name);
        var put = await _store!.PutAsync(key, new MemoryStream("0123456789"u8.ToArray()), PutOptions.CreateOnly("video/mp2t"), Cancellation);
        Assert.Equal(PutOutcome.Stored, put.Outcome);
        return key;
    }

    private ObjectKey KeyOf(string name) => ObjectKey.Create(Container, $"{_prefix}/{name}");

    private static string ListingOf(string link)
    {
        var address = new Uri(link);
        var container = link[..(link.IndexOf($"/{Container}/", StringComparison.Ordinal) + Container.Length + 1)];
        return $"{container}{address.Query}&restype=container&comp=list";
    }
}
