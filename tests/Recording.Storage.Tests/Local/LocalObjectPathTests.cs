using System.Text;
using FsCheck.Fluent;
using Recording.Storage.Local;

namespace Recording.Storage.Tests.Local;

public sealed class LocalObjectPathTests
{
    [Theory]
    [InlineData("a", "a.%")]
    [InlineData("a.ts", "a.ts")]
    [InlineData("a/b.ts", "a/b.ts")]
    [InlineData("a.b/c.d.ts", "a%2Eb/c.d.ts")]
    [InlineData(".hidden", "%2Ehidden.%")]
    [InlineData("..a/...", "%2E%2Ea/%2E..")]
    [InlineData("100%/50%.ts", "100%25/50%25.ts")]
    [InlineData("a.%", "a.%25")]
    [InlineData("a%2Eb", "a%252Eb.%")]
    [InlineData("12:30:00.ts", "12:30:00.ts")]
    [InlineData("録画/カメラ 1", "録画/カメラ 1.%")]
    public void FromName_Name_IsTheDocumentedPath(string name, string path)
    {
        Assert.Equal(path, LocalObjectPath.FromName(name));
        Assert.True(LocalObjectPath.TryToName(path, out var back));
        Assert.Equal(name, back);
    }

    [Fact]
    public void FromName_LongSegment_IsCutAtTheLargestFileName()
    {
        var path = LocalObjectPath.FromName(new string('x', 300) + ".ts");

        Assert.Equal($"{new string('x', 253)}%+/{new string('x', 47)}.ts", path);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a.b/c.ts")]
    [InlineData("%61.ts")]
    [InlineData("a%2")]
    [InlineData("a%zz.ts")]
    [InlineData("%2eb.ts")]
    [InlineData("a.ts.%")]
    [InlineData(".%")]
    [InlineData(".hidden.ts")]
    [InlineData("short%+/rest.ts")]
    [InlineData("%2E/b.ts")]
    [InlineData("a//b.ts")]
    [InlineData("")]
    public void TryToName_PathOfNoObject_IsFalse(string path) => Assert.False(LocalObjectPath.TryToName(path, out _));

    [Fact]
    public void FromName_AnyName_ComesBack() => PropertyCheck.Holds(ObjectNames.Any, name =>
    {
        Assert.True(LocalObjectPath.TryToName(LocalObjectPath.FromName(name), out var back));
        Assert.Equal(name, back);
    }, runs: 3000);

    [Fact]
    public void FromName_AnyName_HasOnlyComponentsThatFileSystemsTake() => PropertyCheck.Holds(ObjectNames.Any, name =>
    {
        var components = LocalObjectPath.FromName(name).Split('/');
        Assert.All(components, c => Assert.InRange(Encoding.UTF8.GetByteCount(c), 1, 255));
        Assert.All(components, c => Assert.False(c.StartsWith('.') && name.Length > 0 && c != ".%"));
        Assert.All(components[..^1], c => Assert.DoesNotContain('.', c));
        Assert.Contains('.', components[^1]);
    }, runs: 3000);

    [Fact]
    public void FromName_TwoNames_NeverShareAFileOrPutAFileWhereAFolderIs() =>
        PropertyCheck.Holds(ObjectNames.Any.Two(), pair =>
        {
            var (one, other) = pair;
            if (one == other)
                return;
            var (path, otherPath) = (LocalObjectPath.FromName(one), LocalObjectPath.FromName(other));
            Assert.NotEqual(path, otherPath);
            Assert.False(otherPath.StartsWith(path + '/', StringComparison.Ordinal));
        }, runs: 3000);

    [Fact]
    public void TryToPrefix_FoldersOfAnyName_AreWhatTheNameBeginsWith() => PropertyCheck.Holds(ObjectNames.Any, name =>
    {
        var path = LocalObjectPath.FromName(name);
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            Assert.True(LocalObjectPath.TryToPrefix(path[..slash], out var prefix));
            Assert.StartsWith(prefix, name, StringComparison.Ordinal);
        }
    });
}
