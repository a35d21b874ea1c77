using Recording.Contracts.LiveRecordNotifyConfigs;
using Recording.Engine.NotifyConfigs;
using Recording.Engine.Security;
using Recording.Engine.Tests.Kit;

namespace Recording.Engine.Tests.NotifyConfigs;

public sealed class NotifyConfigStoreTests
{
    private const string Key = "0123456789abcdEF";
    private readonly MemoryTables _tables = new();
    private readonly SourceSeal _seal = new(Samples.Keys);
    private readonly NotifyConfigStore _store;

    public NotifyConfigStoreTests() => _store = new NotifyConfigStore(_tables, _seal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static LiveRecordNotifyConfig Config { get; } = new()
    {
        DomainName = "live.example.com",
        NotifyUrl = "http://hook.example.com/a",
        OnDemandUrl = "http://hook.example.com/ask",
        NeedStatusNotify = true,
        NotifyReqAuth = true,
        NotifyAuthKey = Key,
    };

    [Fact]
    public async Task Find_Added_IsAsItWas()
    {
        Assert.True(await _store.AddAsync(Config, Token));

        Assert.Equal(Config, await _store.FindAsync(Config.DomainName, Token));
        Assert.Null(await _store.FindAsync("example.com", Token));
    }

    [Fact]
    public async Task Add_Twice_KeepsTheFirst()
    {
        await _store.AddAsync(Config, Token);

        Assert.False(await _store.AddAsync(Config with { NotifyUrl = "http://other/" }, Token));
        Assert.Equal(Config, await _store.FindAsync(Config.DomainName, Token));
    }

    [Fact]
    public async Task Update_KnownDomain_ReplacesEverything()
    {
        await _store.AddAsync(Config, Token);
        var changed = new LiveRecordNotifyConfig { DomainName = Config.DomainName, NotifyUrl = "http://other/" };

        Assert.True(await _store.UpdateAsync(changed, Token));
        Assert.Equal(changed, await _store.FindAsync(Config.DomainName, Token));
    }

    [Fact]
    public async Task Update_UnknownDomain_AddsNothing()
    {
        Assert.False(await _store.UpdateAsync(Config, Token));
        Assert.Null(await _store.FindAsync(Config.DomainName, Token));
    }

    [Fact]
    public async Task Update_DeletedMeanwhile_DoesNotBringItBack()
    {
        await _store.AddAsync(Config, Token);
        var store = Interrupted(() => Assert.True(_store.RemoveAsync(Config.DomainName, Token).IsCompletedSuccessfully));

        Assert.False(await store.UpdateAsync(Config, Token));
        Assert.Null(await _store.FindAsync(Config.DomainName, Token));
    }

    [Fact]
    public async Task Update_ChangedMeanwhile_IsTheLast()
    {
        await _store.AddAsync(Config, Token);
        var store = Interrupted(() => Assert.True(_store.UpdateAsync(Config with { NotifyUrl = "http://other/" }, Token).IsCompletedSuccessfully));
        var last = Config with { NotifyUrl = "http://last/" };

        Assert.True(await store.UpdateAsync(last, Token));
        Assert.Equal(last, await _store.FindAsync(Config.DomainName, Token));
    }

    [Fact]
    public async Task Remove_Twice_IsThereOnce()
    {
        await _store.AddAsync(Config, Token);

        Assert.True(await _store.RemoveAsync(Config.DomainName, Token));
        Assert.False(await _store.RemoveAsync(Config.DomainName, Token));
        Assert.Null(await _store.SnapshotAsync(Config.DomainName, Token));
    }

    [Fact]
    public async Task StoredRow_DoesNotShowTheKey()
    {
        await _store.AddAsync(Config, Token);
        await _store.UpdateAsync(Config, Token);

        var row = await _tables.GetAsync("notifyconfigs", "live", Config.DomainName, Token);
        Assert.All(row!.Properties.Values, value => Assert.DoesNotContain(Key, (string)value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Snapshot_KeyOfCallbacksThatAreSigned_IsSealed()
    {
        await _store.AddAsync(Config, Token);

        var snapshot = await _store.SnapshotAsync(Config.DomainName, Token);
        Assert.Equal((Config.NotifyUrl, true), (snapshot!.NotifyUrl, snapshot.NeedStatusNotify));
        Assert.DoesNotContain(Key, snapshot.SealedAuthKey!, StringComparison.Ordinal);
        Assert.Equal(Key, _seal.Open(snapshot.SealedAuthKey!));
    }

    [Fact]
    public async Task Snapshot_AuthenticationOff_HasNoKeyAndTheSettingsKeepIt()
    {
        await _store.AddAsync(Config with { NotifyReqAuth = false }, Token);

        Assert.Null((await _store.SnapshotAsync(Config.DomainName, Token))!.SealedAuthKey);
        Assert.Equal(Key, (await _store.FindAsync(Config.DomainName, Token))!.NotifyAuthKey);
    }

    /// <summary>The host of a stream's address may be longer than a key may be.</summary>
    [Fact]
    public async Task Snapshot_HostLongerThanAnyDomain_IsNone() => Assert.Null(await _store.SnapshotAsync(new string('a', 600), Token));

    /// <summary>A store whose first write comes after something else.</summary>
    private NotifyConfigStore Interrupted(Action before)
    {
        var faults = new Faults
        {
            Plan = write =>
            {
                if (write == 1)
                    before();
                return WriteFault.None;
            },
        };
        return new NotifyConfigStore(new FaultyTables(_tables, faults), _seal);
    }
}
