using Recording.Storage.Tables;

namespace Recording.Engine.Tests.CallbackRecords;

/// <summary>The contract over the Azure adapter and a real Azurite.</summary>
public sealed class AzuriteCallbackRecordTests(AzuriteTables tables) : CallbackRecordContract, IClassFixture<AzuriteTables>
{
    protected override ITableStore Tables => tables.Store;

    // A query is some ten requests, and Azurite looks at every row of the table for each.
    protected override int Records => 80;

    protected override int Queries => 20;
}
