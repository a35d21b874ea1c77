using System.Security.Cryptography;
using Recording.Engine.Security;

namespace Recording.Server.Local;

/// <summary>The service's master key: from the settings, or made at the first start and kept in the data folder.</summary>
internal static class MasterKeyFile
{
    private const int KeyBytes = 32;

    /// <summary>Throws <see cref="InvalidDataException"/> when the setting or the file holds no key.</summary>
    public static ServiceKeys Load(DataFolder folder, string setting)
    {
        if (setting.Length > 0)
            return ServiceKeys.Parse(setting);

        var stored = PrivateFile.ReadOrCreate(folder.MasterKey, () => RandomNumberGenerator.GetBytes(KeyBytes));
        return stored.Length == KeyBytes
            ? new ServiceKeys(stored)
            : throw new InvalidDataException($"{folder.MasterKey} must hold {KeyBytes} bytes. Put back the right one: no running job can be resumed with another.");
    }
}
