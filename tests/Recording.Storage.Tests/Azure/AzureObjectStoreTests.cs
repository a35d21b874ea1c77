using Recording.Storage.Azure;
using Recording.Storage.Objects;
using Recording.Storage.Tests.Objects;

namespace Recording.Storage.Tests.Azure;

/// <summary>The contract over Azurite's blobs, with the account's key.</summary>
public sealed class AzureObjectStoreTests(AzuriteFixture azurite) : ObjectStoreContract
{
    private IObjectStore? _store;

    protected override IObjectStore Store => _store!;

    public override async ValueTask InitializeAsync()
    {
        _store = new AzureObjectStore(AzureRestClient.ForBlobs(await azurite.AccountAsync(), null));
        await base.InitializeAsync();
    }
}
