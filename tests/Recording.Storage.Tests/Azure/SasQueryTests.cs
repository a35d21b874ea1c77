using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Recording.Storage.Azure;
using Recording.Storage.Objects;

namespace Recording.Storage.Tests.Azure;

/// <summary>
/// The text that is signed, line by line as Microsoft's documentation has it ("Create a service SAS" and "Create a user delegation SAS",
/// version 2020-12-06 and later); Azurite's own idea of it is asked in <see cref="ReadLinkContract"/>.
/// </summary>
public sealed class SasQueryTests
{
    private static readonly byte[] Secret = "secret"u8.ToArray();

    private static readonly DateTimeOffset Expires = new(2026, 11, 21, 14, 0, 0, 500, TimeSpan.FromHours(8));

    [Fact]
    public void Of_AccountKey_SignsTheLinesOfAServiceSas()
    {
        var query = SasQuery.Of(Terms(httpsOnly: true), new AzureAccountKey("mine", Secret));

        Assert.Equal(
            $"sv=2023-11-03&spr=https&se=2026-11-21T06%3A00%3A00Z&sr=b&sp=r&sig={Signature(
                "r", "", "2026-11-21T06:00:00Z", "/blob/mine/media/a b/ü.ts", "", "", "https", "2023-11-03", "b", "", "", "", "", "", "", "")}",
            query);
    }

    [Fact]
    public void Of_AccountReachedByHttp_LeavesTheProtocolOut()
    {
        var query = SasQuery.Of(Terms(httpsOnly: false), new AzureAccountKey("mine", Secret));

        Assert.Equal(
            $"sv=2023-11-03&se=2026-11-21T06%3A00%3A00Z&sr=b&sp=r&sig={Signature(
                "r", "", "2026-11-21T06:00:00Z", "/blob/mine/media/a b/ü.ts", "", "", "", "2023-11-03", "b", "", "", "", "", "", "", "")}",
            query);
    }

    [Fact]
    public void Of_DelegationKey_SignsTheLinesOfAUserDelegationSas()
    {
        var key = UserDelegationKey.Read(XDocument.Parse(
            $"""
            <?xml version="1.0" encoding="utf-8"?>
            <UserDelegationKey><SignedOid>oid</SignedOid><SignedTid>tid</SignedTid><SignedStart>2026-11-20T00:00:00Z</SignedStart>
            <SignedExpiry>2026-11-27T00:00:00Z</SignedExpiry><SignedService>b</SignedService><SignedVersion>2025-01-05</SignedVersion>
            <Value>{Convert.ToBase64String(Secret)}</Value></UserDelegationKey>
            """));

        var query = SasQuery.Of(Terms(httpsOnly: true), key);

        Assert.Equal(new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero), key.Expires);
        Assert.Equal(
            "sv=2023-11-03&spr=https&se=2026-11-21T06%3A00%3A00Z&skoid=oid&sktid=tid&skt=2026-11-20T00%3A00%3A00Z&ske=2026-11-27T00%3A00%3A00Z"
            + $"&sks=b&skv=2025-01-05&sr=b&sp=r&sig={Signature(
                "r", "", "2026-11-21T06:00:00Z", "/blob/mine/media/a b/ü.ts", "oid", "tid", "2026-11-20T00:00:00Z", "2026-11-27T00:00:00Z",
                "b", "2025-01-05", "", "", "", "", "https", "2023-11-03", "b", "", "", "", "", "", "", "")}",
            query);
    }

    [Theory]
    [InlineData("SignedOid")]
    [InlineData("SignedExpiry")]
    [InlineData("Value")]
    public void Read_KeyWithoutAField_SaysWhich(string field)
    {
        var root = new XElement("UserDelegationKey", new[] { "SignedOid", "SignedTid", "SignedStart", "SignedExpiry", "SignedService", "SignedVersion", "Value" }
            .Where(name => name != field).Select(name => new XElement(name, name == "SignedExpiry" ? "2026-11-27T00:00:00Z" : "eA==")));

        Assert.Contains(field, Assert.Throws<FormatException>(() => UserDelegationKey.Read(new XDocument(root))).Message, StringComparison.Ordinal);
    }

    private static SasTerms Terms(bool httpsOnly) => new("mine", ObjectKey.Create("media", "a b/ü.ts"), Expires, httpsOnly);

    private static string Signature(params string[] lines) =>
        Uri.EscapeDataString(Convert.ToBase64String(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(string.Join("\n", lines)))));
}
