using System.Diagnostics.CodeAnalysis;

namespace Recording.Core.Streams;

/// <summary>The host of an address as it is asked for in DNS.</summary>
internal static class HostName
{
    /// <summary>Reads it, in ASCII and lower case. A host of letters that no name may have passes for an address until its name is asked for: false.</summary>
    public static bool TryRead(Uri address, [NotNullWhen(true)] out string? name)
    {
        try
        {
            name = address.IdnHost;
        }
        catch (UriFormatException)
        {
            name = null;
        }

        return name is { Length: > 0 };
    }
}
