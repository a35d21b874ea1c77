using Recording.Storage.Objects;

namespace Recording.Storage.Azure;

/// <summary>Where an object is below the address of the blobs.</summary>
internal static class AzureObjectPath
{
    // The slashes of a name part segments there as they do here; everything else is escaped.
    public static string Of(ObjectKey key) =>
        $"/{key.Container}/{string.Join('/', key.Name.Split('/').Select(Uri.EscapeDataString))}";
}
