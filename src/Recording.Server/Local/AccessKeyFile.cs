using System.Security.Cryptography;
using System.Text.Json;

namespace Recording.Server.Local;

/// <summary>The access key that is made at the first start and kept in the data folder.</summary>
/// <param name="AccessKeyId">Its id.</param>
/// <param name="AccessKeySecret">Its secret.</param>
internal sealed record AccessKeyFile(string AccessKeyId, string AccessKeySecret)
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    public static AccessKeyFile LoadOrCreate(DataFolder folder) =>
        JsonSerializer.Deserialize<AccessKeyFile>(
            PrivateFile.ReadOrCreate(folder.AccessKey, () => JsonSerializer.SerializeToUtf8Bytes(Generate(), Options)))
        ?? throw new InvalidDataException($"{folder.AccessKey} holds no access key; delete it to get a new one.");

    private static AccessKeyFile Generate() => new(
        "rec" + RandomNumberGenerator.GetHexString(16, lowercase: true), RandomNumberGenerator.GetHexString(40, lowercase: true));
}
