namespace Recording.Engine.Operations;

/// <summary>The API versions that are served.</summary>
internal static class ApiVersions
{
    /// <summary>ApsaraVideo Live.</summary>
    public const string Live = "2016-11-01";

    /// <summary>Intelligent Media Services.</summary>
    public const string Ims = "2020-11-09";

    /// <summary>The product in the name of a permission, as in <c>live:StartRtcCloudRecording</c>.</summary>
    public static string Product(string version) => version == Ims ? "ice" : "live";
}
