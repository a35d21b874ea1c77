using Microsoft.Extensions.Configuration;
using Recording.Server.Local;

namespace Recording.Server.Tests;

public sealed class PrivateFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _parent = Directory.CreateTempSubdirectory("rec-private-").FullName;

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public void KeyFiles_AreTheOwnersAloneInAFolderThatIsOpenToAll()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        var open = Directory.CreateDirectory(Path.Combine(_parent, "open")).FullName;
#pragma warning disable CA1416 // Skipped on Windows above.
        File.SetUnixFileMode(open, (UnixFileMode)0b111_111_111);
        var folder = Open(open);

        AccessKeyFile.LoadOrCreate(folder);
        MasterKeyFile.Load(folder, "");

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(folder.AccessKey));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(folder.MasterKey));
        Assert.Equal(2, Directory.GetFiles(open).Length);
    }

    [Fact]
    public void AFolderThatIsMade_IsTheOwnersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        var folder = Open(Path.Combine(_parent, "new"));

        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Root));
#pragma warning restore CA1416
    }

    private static DataFolder Open(string path) =>
        DataFolder.Open(new ConfigurationBuilder().AddInMemoryCollection([new(DataFolder.Setting, path)]).Build());
}
