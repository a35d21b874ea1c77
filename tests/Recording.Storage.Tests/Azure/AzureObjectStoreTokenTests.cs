using Recording.Storage.Azure;
using Recording.Storage.Objects;
using Recording.Storage.Tests.Objects;

namespace Recording.Storage.Tests.Azure;

/// <summary>The contract over Azurite's blobs, with an identity's token over HTTPS.</summary>
public sealed class AzureObjectStoreTokenTests(SecureAzuriteFixture azurite) : ObjectStoreContract
{
    private readonly FakeIdentity _identity = new();
    private IObjectStore? _store;

    protected override IObjectStore Store => _store!;

    public override async ValueTask InitializeAsync()
    {
        _store = new AzureObjectStore(AzureRestClient.ForBlobs(await azurite.AccountAsync(), _identity, azurite.Options()));
        await base.InitializeAsync();
    }

    [Fact]
    public async Task AnyMember_ManyCalls_AskForOneToken()
    {
        for (var i = 0; i < 5; i++)
            await PutAsync("a.ts", "x");

        Assert.Equal(1, _identity.Tokens);
        Assert.Equal(["https://storage.azure.com/.default"], _identity.Scopes);
    }
}
