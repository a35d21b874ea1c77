using Recording.Core.Callbacks;

namespace Recording.Core.Tests.Callbacks;

public sealed class RelayMessageIdTests
{
    [Fact]
    public void Of_OneEvent_IsAlwaysTheSameUuid()
    {
        var id = RelayMessageId.Of("task", 7);

        Assert.Equal(id, RelayMessageId.Of("task", 7));
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id);
    }

    [Fact]
    public void Of_OtherEvents_AreOthers()
    {
        string[] ids = [RelayMessageId.Of("task", 7), RelayMessageId.Of("task", 8), RelayMessageId.Of("Task", 7), RelayMessageId.Of("task|7", 7)];

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }
}
