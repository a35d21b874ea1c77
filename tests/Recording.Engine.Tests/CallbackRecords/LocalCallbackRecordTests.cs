using Recording.Storage.Tables;

namespace Recording.Engine.Tests.CallbackRecords;

/// <summary>The contract over the local adapter.</summary>
public sealed class LocalCallbackRecordTests(LocalTables tables) : CallbackRecordContract, IClassFixture<LocalTables>
{
    protected override ITableStore Tables => tables.Store;
}
