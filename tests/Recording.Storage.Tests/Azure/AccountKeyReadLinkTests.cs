using Recording.Storage.Azure;
using Recording.Storage.Objects;

namespace Recording.Storage.Tests.Azure;

/// <summary>Links that the account's key signs, over HTTP.</summary>
public sealed class AccountKeyReadLinkTests(AzuriteFixture azurite) : ReadLinkContract
{
    [Fact]
    public void LongestLife_HasNoBound() => Assert.Null(Links.LongestLife);

    private protected override async Task<(AzureObjectStore Store, IReadLinks Links, HttpClient Anyone)> OpenAsync()
    {
        var account = await azurite.AccountAsync();
        return (new AzureObjectStore(AzureRestClient.ForBlobs(account, null)), new AzureReadLinks(account, null), new HttpClient());
    }
}
