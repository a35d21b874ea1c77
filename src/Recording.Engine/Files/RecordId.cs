using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Recording.Engine.Files;

/// <summary>Ids of files: always the same for the same file, so that writing one again changes nothing.</summary>
internal static class RecordId
{
    public static string Of(string taskId, int track, int output, int number)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{taskId}/{track}/{output}/{number}")));
        return new Guid(hash.AsSpan(0, 16)).ToString();
    }
}
