using System.Security.Cryptography;
using System.Text.Json;

namespace Recording.Server.Local;

/// <summary>The access key that is made at the first start and kept in the data folder.</summary>
/// <param name="AccessKeyId">Its id.</param>
/// <param name="AccessKeySecret">Its secret.</param>
internal sealed record AccessKeyFile(string AccessKeyId, string AccessKeySecret)
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    public static AccessKeyFile LoadOrCreate(DataFolder folder)
    {
        if (File.Exists(folder.AccessKey)
            && JsonSerializer.Deserialize<AccessKeyFile>(File.ReadAllBytes(folder.AccessKey)) is { } known)
            return known;

        var key = new AccessKeyFile(
            "rec" + RandomNumberGenerator.GetHexString(16, lowercase: true), RandomNumberGenerator.GetHexString(40, lowercase: true));
        PrivateFile.Write(folder.AccessKey, JsonSerializer.SerializeToUtf8Bytes(key, Options));
        return key;
    }
}
