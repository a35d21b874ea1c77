using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Recording.Storage.Azure;
using Recording.Storage.Objects;
using Recording.Testing.Server;

namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>A look past the server at what it has stored, wherever that is.</summary>
internal static class StoredObjects
{
    public static async Task<IReadOnlyList<string>> ListAsync(RecordingServer server, string container, CancellationToken cancellationToken)
    {
        if (server.StorageConnection is not { } connection)
        {
            var folder = FolderOf(server, container);
            return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path))];
        }

        await using var services = Open(connection);
        return await services.GetRequiredService<IObjectStore>().ListAsync(container, "", cancellationToken)
            .Select(listed => listed.Name).ToListAsync(cancellationToken);
    }

    /// <summary>Adds an object of nothing but zeros.</summary>
    public static async Task PutAsync(RecordingServer server, string container, string name, int megabytes, CancellationToken cancellationToken)
    {
        var length = megabytes * 1024 * 1024;
        if (server.StorageConnection is not { } connection)
        {
            await using var file = File.Create(Path.Combine(FolderOf(server, container), name));
            file.SetLength(length);
            return;
        }

        await using var services = Open(connection);
        var put = await services.GetRequiredService<IObjectStore>().PutAsync(
            ObjectKey.Create(container, name), new MemoryStream(new byte[length]), PutOptions.CreateOnly(ContentTypes.Binary), cancellationToken);
        Assert.Equal(PutOutcome.Stored, put.Outcome);
    }

    private static string FolderOf(RecordingServer server, string container) => Path.Combine(server.Data, "objects", container);

    private static ServiceProvider Open(string connection) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddAzureStorage(options => options.ConnectionString = connection)
        .BuildServiceProvider();
}
