using Recording.Storage.Objects;
using Recording.Storage.Tests.Objects;

namespace Recording.Storage.Tests.Local;

/// <summary>The contract over a folder.</summary>
public sealed class LocalObjectStoreTests : ObjectStoreContract
{
    private readonly TemporaryDataFolder _folder = new();

    public LocalObjectStoreTests() => Store = _folder.OpenObjects();

    protected override IObjectStore Store { get; }

    public override async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await base.DisposeAsync();
    }
}
