using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Recording.Storage.Azure;
using Recording.Storage.Objects;
using Recording.Storage.Tables;
using Recording.Testing.Azurite;

namespace Recording.Storage.Tests.Azure;

public sealed class AzureStorageServicesTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddAzureStorage_ConnectionString_ReachesBothServices()
    {
        var account = await azurite.AccountAsync();
        await using var provider = Build(
            $"AccountName={AzuriteServer.Account};AccountKey={AzuriteServer.AccountKey};BlobEndpoint={account.Blobs};TableEndpoint={account.Tables}");
        var container = $"t-{Guid.NewGuid():n}";

        await provider.GetRequiredService<IObjectStore>().EnsureContainerAsync(container, Cancellation);

        Assert.True(await provider.GetRequiredService<IObjectStore>().ContainerExistsAsync(container, Cancellation));
        Assert.Null(await provider.GetRequiredService<ITableStore>().GetAsync($"T{Guid.NewGuid():n}", "p", "r", Cancellation));
    }

    [Fact]
    public async Task AddAzureStorage_WrongKey_IsUnavailableAndSaysWhyWithoutIt()
    {
        var account = await azurite.AccountAsync();
        await using var provider = Build(
            $"AccountName={AzuriteServer.Account};AccountKey=d3Jvbmc=;BlobEndpoint={account.Blobs};TableEndpoint={account.Tables}");

        var objects = await Assert.ThrowsAsync<StorageUnavailableException>(
            () => provider.GetRequiredService<IObjectStore>().ContainerExistsAsync("media", Cancellation));
        var tables = await Assert.ThrowsAsync<StorageUnavailableException>(
            () => provider.GetRequiredService<ITableStore>().GetAsync("Table", "p", "r", Cancellation));

        Assert.All([objects.Message, tables.Message], message => Assert.Contains("refuses the credentials (403", message, StringComparison.Ordinal));
        Assert.All([objects.Message, tables.Message], message => Assert.DoesNotContain("d3Jvbmc", message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnyMember_NobodyListens_IsUnavailableAfterAllAttemptsAndNamesNoAddress()
    {
        var handler = new FaultyHandler(_ => Fault.Unreachable);
        var store = new AzureObjectStore(AzureRestClient.ForBlobs(await azurite.AccountAsync(), null, FaultyAccount.Options(handler)));

        var exception = await Assert.ThrowsAsync<StorageUnavailableException>(() => store.ContainerExistsAsync("media", Cancellation));

        Assert.Equal(5, handler.Requests);
        Assert.DoesNotContain("127.0.0.1", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("media", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddAzureStorage_NothingOrNonsenseConfigured_DoesNotStart()
    {
        foreach (var text in (string?[])[null, "nonsense"])
        {
            var builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Configuration.AddInMemoryCollection([new($"{AzureStorageOptions.SectionName}:ConnectionString", text)]);
            builder.Services.AddAzureStorage();
            using var host = builder.Build();

            var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Cancellation));

            Assert.StartsWith(AzureStorageOptions.SectionName, Assert.Single(exception.Failures), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ReadLinks_AreOnesIntoTheAccountWhenAskedFor()
    {
        await using var usual = Build("UseDevelopmentStorage=true");
        await using var signed = Build("UseDevelopmentStorage=true", ("ReadLinks", "Sas"));
        var key = ObjectKey.Create("media", "a.ts");

        Assert.Null(usual.GetRequiredService<IReadLinks>().TryCreate(key, DateTimeOffset.UnixEpoch));
        Assert.StartsWith(
            "http://127.0.0.1:10000/devstoreaccount1/media/a.ts?sv=",
            signed.GetRequiredService<IReadLinks>().TryCreate(key, DateTimeOffset.UnixEpoch), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadLinks_IdentityAndNobodyListens_StartsWithoutLinks()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(Settings(
            ("AccountName", "mine"), ("BlobEndpoint", "https://127.0.0.1:1"), ("TableEndpoint", "https://127.0.0.1:1"), ("ReadLinks", "Sas")));
        builder.Services.AddSingleton<TokenCredential>(new FakeIdentity());
        builder.Services.AddAzureStorage();
        using var host = builder.Build();

        await host.StartAsync(Cancellation);

        var links = host.Services.GetRequiredService<IReadLinks>();
        Assert.Equal(TimeSpan.FromDays(6), links.LongestLife);
        Assert.Null(links.TryCreate(ObjectKey.Create("media", "a.ts"), DateTimeOffset.UnixEpoch));
        await host.StopAsync(Cancellation);
    }

    private static ServiceProvider Build(string connectionString, params (string Name, string Value)[] more)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(Settings([("ConnectionString", connectionString), .. more]))
            .Build());
        return services.AddAzureStorage().BuildServiceProvider();
    }

    private static Dictionary<string, string?> Settings(params (string Name, string Value)[] settings) =>
        settings.ToDictionary(setting => $"{AzureStorageOptions.SectionName}:{setting.Name}", setting => (string?)setting.Value);
}
