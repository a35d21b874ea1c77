using System.Web;
using Recording.Core.Signing;

namespace Recording.Core.Tests.Signing;

public sealed class SignedLinkTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Verify_WhatWasSigned_OpensUntilItExpires()
    {
        Assert.True(Verify("c", "a/b.ts", Now.AddHours(1), "c", "a/b.ts", Now));
        Assert.False(Verify("c", "a/b.ts", Now.AddHours(1), "c", "a/b.ts", Now.AddHours(1)));
    }

    [Fact]
    public void Verify_OtherObjectOrTime_IsRefused()
    {
        Assert.False(Verify("c", "a/b.ts", Now.AddHours(1), "c", "a/c.ts", Now));
        Assert.False(Verify("c", "a/b.ts", Now.AddHours(1), "d", "a/b.ts", Now));
        var query = HttpUtility.ParseQueryString(SignedLink.Query(Key, "c", "n", Now.AddHours(1)));
        Assert.False(SignedLink.Verify(Key, "c", "n", "99999999999", query["sig"], Now, out _));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("1", "zz")]
    [InlineData("99999999999999999999", "00")]
    [InlineData("-5", "0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("999999999999999", "0000000000000000000000000000000000000000000000000000000000000000")]
    public void Verify_Nonsense_IsRefused(string? expiry, string? signature) =>
        Assert.False(SignedLink.Verify(Key, "c", "n", expiry, signature, Now, out _));

    private static bool Verify(string container, string name, DateTimeOffset expires, string askedContainer, string askedName, DateTimeOffset now)
    {
        var query = HttpUtility.ParseQueryString(SignedLink.Query(Key, container, name, expires));
        return SignedLink.Verify(Key, askedContainer, askedName, query["se"], query["sig"], now, out _);
    }
}
