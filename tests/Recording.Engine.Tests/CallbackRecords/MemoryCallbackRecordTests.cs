using Recording.Engine.Tests.Kit;
using Recording.Storage.Tables;

namespace Recording.Engine.Tests.CallbackRecords;

/// <summary>The contract over tables in memory, whose pages are short.</summary>
public sealed class MemoryCallbackRecordTests : CallbackRecordContract
{
    protected override ITableStore Tables { get; } = new MemoryTables();
}
