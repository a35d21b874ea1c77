using Recording.Storage.Azure;

namespace Recording.Storage.Tests.Azure;

public sealed class AzureAccountTests
{
    private const string Key = "c2VjcmV0LWtleQ==";

    [Theory]
    [InlineData(
        $"DefaultEndpointsProtocol=https;AccountName=mine;AccountKey={Key};EndpointSuffix=core.windows.net",
        "https://mine.blob.core.windows.net/", "https://mine.table.core.windows.net/")]
    [InlineData($" AccountKey = {Key} ; accountname=mine; ", "https://mine.blob.core.windows.net/", "https://mine.table.core.windows.net/")]
    [InlineData(
        $"AccountName=mine;AccountKey={Key};EndpointSuffix=core.chinacloudapi.cn",
        "https://mine.blob.core.chinacloudapi.cn/", "https://mine.table.core.chinacloudapi.cn/")]
    [InlineData(
        $"AccountName=mine;AccountKey={Key};BlobEndpoint=http://127.0.0.1:1/mine;TableEndpoint=http://127.0.0.1:2/mine/;QueueEndpoint=http://127.0.0.1:3/mine",
        "http://127.0.0.1:1/mine", "http://127.0.0.1:2/mine")]
    public void Parse_KeyInConnectionString_HasItsEndpoints(string text, string blobs, string tables)
    {
        var account = AzureAccount.Parse(new AzureStorageOptions { ConnectionString = text });

        Assert.Equal((blobs, tables, "mine"), (account.Blobs.AbsoluteUri, account.Tables.AbsoluteUri, account.Key?.Account));
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://azurite", "http://azurite")]
    public void Parse_DevelopmentStorage_IsTheEmulator(string text, string host)
    {
        var account = AzureAccount.Parse(new AzureStorageOptions { ConnectionString = text });

        Assert.Equal($"{host}:10000/devstoreaccount1", account.Blobs.AbsoluteUri);
        Assert.Equal($"{host}:10002/devstoreaccount1", account.Tables.AbsoluteUri);
        Assert.Equal("devstoreaccount1", account.Key?.Account);
    }

    [Fact]
    public void Parse_AccountName_NeedsAnIdentity()
    {
        var account = AzureAccount.Parse(new AzureStorageOptions { AccountName = "mine", TableEndpoint = "https://tables.example.com/" });

        Assert.Equal("https://mine.blob.core.windows.net/", account.Blobs.AbsoluteUri);
        Assert.Equal("https://tables.example.com/", account.Tables.AbsoluteUri);
        Assert.Null(account.Key);
        Assert.Equal("mine", account.Name);
    }

    [Theory]
    [InlineData("https://mine.blob.core.windows.net", "mine")]
    [InlineData("https://mine.z7.blob.storage.azure.net", "mine")]
    [InlineData("https://127.0.0.1:10000/devstoreaccount1", "devstoreaccount1")]
    [InlineData("https://blobs.example.com", null)]
    public void Parse_BlobEndpoint_TellsTheNameWhereItHolds(string endpoint, string? name)
    {
        var options = new AzureStorageOptions { BlobEndpoint = endpoint, TableEndpoint = "https://tables.example.com", ReadLinks = ReadLinkForm.Sas };

        Assert.Equal(name, AzureAccount.Parse(options).Name);
        Assert.Equal(name is null, new AzureStorageOptionsValidation().Validate(null, options).Failed);
        options.ReadLinks = ReadLinkForm.Service;
        Assert.True(new AzureStorageOptionsValidation().Validate(null, options).Succeeded);
    }

    [Theory]
    [InlineData($"AccountName=mine;AccountKey={Key}x")]
    [InlineData($"AccountKey={Key}")]
    [InlineData($"AccountName=;AccountKey={Key}")]
    [InlineData("AccountName=mine")]
    [InlineData($"AccountName=mine;AccountKey={Key};AccountKey={Key}")]
    [InlineData($"AccountName=mine;{Key}")]
    [InlineData($"AccountName=mine;AccountKey={Key};Unknown={Key}")]
    [InlineData($"AccountName=mine;AccountKey={Key};BlobEndpoint=ftp://host/{Key}")]
    [InlineData($"BlobEndpoint=https://mine.blob.core.windows.net;SharedAccessSignature=sig={Key}")]
    [InlineData("UseDevelopmentStorage=false")]
    public void Parse_WrongConnectionString_SaysWhatAndShowsNoSecret(string text)
    {
        var options = new AzureStorageOptions { ConnectionString = text };

        var exception = Assert.Throws<FormatException>(() => AzureAccount.Parse(options));

        Assert.DoesNotContain(Key, exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
        Assert.True(new AzureStorageOptionsValidation().Validate(null, options).Failed);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("Not-A-Name", null, null)]
    [InlineData(null, "https://blobs.example.com", null)]
    [InlineData("mine", "http://blobs.example.com", null)]
    [InlineData("mine", "https://user:password@blobs.example.com", null)]
    [InlineData("mine", "https://blobs.example.com?sv=1&sig=secret", null)]
    [InlineData("mine", null, "nowhere")]
    public void Parse_WrongAccount_SaysWhat(string? name, string? blobs, string? tables)
    {
        var options = new AzureStorageOptions { AccountName = name, BlobEndpoint = blobs, TableEndpoint = tables };

        var exception = Assert.Throws<FormatException>(() => AzureAccount.Parse(options));

        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("password", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_AsText_ShowsTheAccountAlone() =>
        Assert.Equal("mine", $"{AzureAccount.Parse(new AzureStorageOptions { ConnectionString = $"AccountName=mine;AccountKey={Key}" }).Key}");
}
