using System.Security.Cryptography;
using System.Text.Json;

namespace Recording.Server.Local;

/// <summary>The access key that is made at the first start and kept in the data folder.</summary>
/// <param name="AccessKeyId">Its id.</param>
/// <param name="AccessKeySecret">Its secret.</param>
internal sealed record AccessKeyFile(string AccessKeyId, string AccessKeySecret)
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    /// <summary>Throws <see cref="InvalidDataException"/> when the file holds no key.</summary>
    public static AccessKeyFile LoadOrCreate(DataFolder folder)
    {
        var bytes = PrivateFile.ReadOrCreate(folder.AccessKey, () => JsonSerializer.SerializeToUtf8Bytes(Generate(), Options));
        try
        {
            if (JsonSerializer.Deserialize<AccessKeyFile>(bytes) is { AccessKeyId.Length: > 0, AccessKeySecret.Length: > 0 } key)
                return key;
        }
        catch (JsonException)
        {
            // Said below; the parser's words could show a part of the secret.
        }

        throw new InvalidDataException($"{folder.AccessKey} holds no access key; delete it to get a new one.");
    }

    private static AccessKeyFile Generate() => new(
        "rec" + RandomNumberGenerator.GetHexString(16, lowercase: true), RandomNumberGenerator.GetHexString(40, lowercase: true));
}
