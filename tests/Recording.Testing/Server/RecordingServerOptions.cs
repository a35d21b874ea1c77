namespace Recording.Testing.Server;

/// <summary>How a <see cref="RecordingServer"/> is started.</summary>
public sealed record RecordingServerOptions
{
    /// <summary>The environment variable that makes every server store in an Azurite of its own when it is <c>azurite</c>.</summary>
    public const string StorageVariable = "RECORDING_TEST_STORAGE";

    /// <summary>Settings as environment variables, such as <c>Recording__Apps__x__StreamUrl</c>; the access key is there already.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The data folder; null for a temp folder that goes when the server is disposed.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Whether the server stores in an Azurite of its own, which lives as long as its data folder, instead of in that folder.</summary>
    public bool UsesAzurite { get; init; } = BuiltServer.IsFunctions || System.Environment.GetEnvironmentVariable(StorageVariable) == "azurite";

    /// <summary>The server's assembly; null for the one that was built in the same configuration as this code.</summary>
    public string? Assembly { get; init; }

    /// <summary>How long the server may take until it is ready.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
