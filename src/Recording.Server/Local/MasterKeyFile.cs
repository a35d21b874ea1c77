using System.Security.Cryptography;
using Recording.Engine.Security;

namespace Recording.Server.Local;

/// <summary>The service's master key: from the settings, or made at the first start and kept in the data folder.</summary>
internal static class MasterKeyFile
{
    public static ServiceKeys Load(DataFolder folder, string setting)
    {
        if (setting.Length > 0)
            return new ServiceKeys(Convert.FromBase64String(setting));
        if (!File.Exists(folder.MasterKey))
            PrivateFile.Write(folder.MasterKey, RandomNumberGenerator.GetBytes(32));
        return new ServiceKeys(File.ReadAllBytes(folder.MasterKey));
    }
}
