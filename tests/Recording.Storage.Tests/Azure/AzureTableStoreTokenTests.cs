using Recording.Storage.Azure;
using Recording.Storage.Tables;
using Recording.Storage.Tests.Tables;

namespace Recording.Storage.Tests.Azure;

/// <summary>The contract over Azurite's tables, with an identity's token over HTTPS.</summary>
public sealed class AzureTableStoreTokenTests(SecureAzuriteFixture azurite) : TableStoreContract
{
    private ITableStore? _store;

    protected override ITableStore Store => _store!;

    // As in AzureTableStoreTests.
    protected override bool HasTablesApartByCase => true;

    protected override int Histories => 2;

    public override async ValueTask InitializeAsync()
    {
        _store = new AzureTableStore(AzureRestClient.ForTables(await azurite.AccountAsync(), new FakeIdentity(), azurite.Options()));
        await base.InitializeAsync();
    }
}
