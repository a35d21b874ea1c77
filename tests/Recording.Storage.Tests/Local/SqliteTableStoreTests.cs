using Recording.Storage.Local;
using Recording.Storage.Tables;
using Recording.Storage.Tests.Tables;

namespace Recording.Storage.Tests.Local;

/// <summary>The contract over SQLite. One database for all tests: opening one for each would be most of the work.</summary>
public sealed class SqliteTableStoreTests(SqliteTableStoreTests.Database database)
    : TableStoreContract, IClassFixture<SqliteTableStoreTests.Database>
{
    protected override ITableStore Store => database.Store;

    public sealed class Database : IAsyncLifetime
    {
        private readonly TemporaryDataFolder _folder = new();
        private readonly SqliteTableStore _store;

        public Database() => _store = _folder.OpenTables();

        public ITableStore Store => _store;

        public ValueTask InitializeAsync() => ValueTask.CompletedTask;

        public async ValueTask DisposeAsync()
        {
            await _store.DisposeAsync();
            _folder.Dispose();
        }
    }
}
