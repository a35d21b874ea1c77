namespace Recording.Server;

internal static class ServerDefaults
{
    /// <summary>Where the server listens unless told otherwise.</summary>
    public const string Url = "http://127.0.0.1:7071";
}
