using System.Net;

namespace Recording.Server;

/// <summary>Checks where the server is told to listen, before anything is opened.</summary>
internal static class ListenAddresses
{
    /// <summary>The text, or <see cref="InvalidDataException"/> with a sentence about it.</summary>
    public static string Check(string urls)
    {
        foreach (var url in urls.Split(';'))
        {
            if (!IsAddress(url))
                throw new InvalidDataException($"'{url}' is no address to listen on. Give one such as {ServerDefaults.Url} with --urls URL or the setting urls.");
        }

        return urls;
    }

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url).Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
