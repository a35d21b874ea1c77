using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Recording.Storage.Azure;
using Recording.Storage.Objects;

namespace Recording.Storage.Tests.Azure;

/// <summary>Links that a delegation key of the identity signs, over HTTPS.</summary>
public sealed class DelegationKeyReadLinkTests(SecureAzuriteFixture azurite) : ReadLinkContract
{
    private readonly SettableTime _time = new(TimeProvider.System.GetUtcNow());
    private readonly FakeIdentity _identity = new();
    private UserDelegationKeys? _keys;

    private UserDelegationKeys Keys => _keys!;

    [Fact]
    public async Task TryCreate_OverHttp_IsNotOffered()
    {
        Assert.Contains("&spr=https&", Links.TryCreate(await PutAsync("a.ts"), Soon), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromDays(6), Links.LongestLife);
    }

    [Fact]
    public async Task RenewAsync_KeepsAKeyForHalfADay_AndLinksOfTheOldOneStayGood()
    {
        var key = await PutAsync("a.ts");
        var (first, link) = (Keys.Current!, Links.TryCreate(key, Soon)!);
        Assert.Equal(_time.Now.AddDays(7).AddMinutes(-15), first.Expires, TimeSpan.FromSeconds(1));

        _time.Now += TimeSpan.FromHours(11);
        await Keys.RenewAsync(Cancellation);
        Assert.Same(first, Keys.Current);

        _time.Now += TimeSpan.FromHours(2);
        await Keys.RenewAsync(Cancellation);
        Assert.Equal(TimeSpan.FromHours(13), Keys.Current!.Expires - first.Expires);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Get, link));
    }

    [Fact]
    public async Task TryCreate_LongerThanTheKeyLives_IsNone()
    {
        var key = await PutAsync("a.ts");

        Assert.Null(Links.TryCreate(key, Keys.Current!.Expires.AddSeconds(1)));
        Assert.NotNull(Links.TryCreate(key, Keys.Current.Expires));
        Assert.NotNull(Links.TryCreate(key, _time.Now + Links.LongestLife!.Value));
        Assert.Null(new AzureReadLinks(await azurite.AccountAsync(), new UserDelegationKeys(Client(await azurite.AccountAsync()), _time)).TryCreate(key, Soon));
    }

    [Fact]
    public async Task Renewal_NoAnswer_KeepsTheServiceFromNothing()
    {
        var account = await azurite.AccountAsync();
        var handler = new FaultyHandler(_ => Fault.Unreachable);
        var keys = new UserDelegationKeys(AzureRestClient.ForBlobs(account, _identity, FaultyAccount.Options(handler)), _time);
        using var renewal = new UserDelegationKeyRenewal(keys, _time, NullLogger<UserDelegationKeyRenewal>.Instance);

        await renewal.StartAsync(Cancellation);
        await renewal.StopAsync(Cancellation);

        Assert.Null(keys.Current);
        Assert.True(handler.Requests > 0);
    }

    [Fact]
    public async Task Renewal_FetchesAKeyBeforeTheServiceIsUp()
    {
        var keys = new UserDelegationKeys(Client(await azurite.AccountAsync()), _time);
        using var renewal = new UserDelegationKeyRenewal(keys, _time, NullLogger<UserDelegationKeyRenewal>.Instance);

        await renewal.StartAsync(Cancellation);

        Assert.NotNull(keys.Current);
        await renewal.StopAsync(Cancellation);
    }

    private protected override async Task<(AzureObjectStore Store, IReadLinks Links, HttpClient Anyone)> OpenAsync()
    {
        var account = await azurite.AccountAsync();
        _keys = new UserDelegationKeys(Client(account), _time);
        await _keys.RenewAsync(Cancellation);
        return (new AzureObjectStore(Client(account)), new AzureReadLinks(account, _keys), new HttpClient(azurite.Handler()));
    }

    private AzureRestClient Client(AzureAccount account) => AzureRestClient.ForBlobs(account, _identity, azurite.Options());
}
