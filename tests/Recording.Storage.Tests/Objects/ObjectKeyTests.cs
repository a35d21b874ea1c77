using Recording.Storage.Objects;

namespace Recording.Storage.Tests.Objects;

public sealed class ObjectKeyTests
{
    public static TheoryData<string> IllegalNames =>
    [
        "", "/", "/a", "a/", "a//b", ".", "..", "a/./b", "a/../b", "a\\b", "a\tb", "\0", "\u007F", "\uD83C", "a\uDFA5", new string('x', 1025),
        string.Join('/', Enumerable.Repeat("a", 255)),
    ];

    public static TheoryData<string> LegalNames =>
        ["a", "...", ".a", "a.", "a/b", "a b?#%:*", "🎥", new string('x', 1024), string.Join('/', Enumerable.Repeat("a", 254))];

    [Theory]
    [MemberData(nameof(LegalNames))]
    public void Create_LegalName_KeepsIt(string name)
    {
        var key = ObjectKey.Create("media", name);

        Assert.Equal(("media", name, $"media/{name}"), (key.Container, key.Name, key.ToString()));
    }

    [Theory]
    [MemberData(nameof(IllegalNames))]
    public void Create_IllegalName_Throws(string name)
    {
        Assert.False(ObjectKey.TryCreate("media", name, out _));
        Assert.Throws<ArgumentException>(() => ObjectKey.Create("media", name));
    }

    [Theory]
    [InlineData("ab", false)]
    [InlineData("abc", true)]
    [InlineData("0-9", true)]
    [InlineData("-ab", false)]
    [InlineData("ab-", false)]
    [InlineData("a--b", false)]
    [InlineData("Abc", false)]
    [InlineData("a.b", false)]
    [InlineData(null, false)]
    public void IsContainerName_Name_FollowsTheRule(string? name, bool expected) =>
        Assert.Equal(expected, ObjectKey.IsContainerName(name));
}
