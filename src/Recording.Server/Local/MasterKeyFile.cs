using System.Security.Cryptography;
using Recording.Engine.Security;

namespace Recording.Server.Local;

/// <summary>The service's master key: from the settings, or made at the first start and kept in the data folder.</summary>
internal static class MasterKeyFile
{
    public static ServiceKeys Load(DataFolder folder, string setting) => new(
        setting.Length > 0
            ? Convert.FromBase64String(setting)
            : PrivateFile.ReadOrCreate(folder.MasterKey, () => RandomNumberGenerator.GetBytes(32)));
}
