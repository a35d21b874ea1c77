using Recording.Storage.Azure;
using Recording.Storage.Tables;
using Recording.Storage.Tests.Tables;

namespace Recording.Storage.Tests.Azure;

/// <summary>The contract over Azurite's tables, with the account's key.</summary>
public sealed class AzureTableStoreTests(AzuriteFixture azurite) : TableStoreContract
{
    private ITableStore? _store;

    protected override ITableStore Store => _store!;

    // Azure does not (learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model: "Table names are
    // case-insensitive"); Azurite 3.37 looks the name up as it is written.
    protected override bool HasTablesApartByCase => true;

    protected override int Histories => 10;

    public override async ValueTask InitializeAsync()
    {
        _store = new AzureTableStore(AzureRestClient.ForTables(await azurite.AccountAsync(), null));
        await base.InitializeAsync();
    }
}
