using System.Text.Json.Nodes;
using Recording.Contracts.LiveRecordNotifyConfigs;
using Recording.Core.Operations;

namespace Recording.Core.Tests.Operations;

public sealed class LiveNotifyConfigParametersTests
{
    private const string Key = "0123456789abcdEF";

    [Fact]
    public void Write_NothingButTheMandatory_HasTheDefaults()
    {
        var read = LiveNotifyConfigParameters.Write(Parse("""{"DomainName":"Example.COM","NotifyUrl":"https://hook.example.com/a?b=c"}"""));

        Assert.True(read.Succeeded);
        Assert.Equal(
            new LiveRecordNotifyConfig { DomainName = "example.com", NotifyUrl = "https://hook.example.com/a?b=c" }, read.Value);
    }

    [Fact]
    public void Write_Everything_IsRead()
    {
        var read = Write($$"""{"OnDemandUrl":"http://h/ask","NeedStatusNotify":"true","NotifyReqAuth":"yes","NotifyAuthKey":"{{Key}}","RegionId":"cn-shanghai"}""");

        Assert.True(read.Succeeded);
        Assert.Equal(
            new LiveRecordNotifyConfig
            {
                DomainName = "d",
                NotifyUrl = "http://h/",
                OnDemandUrl = "http://h/ask",
                NeedStatusNotify = true,
                NotifyReqAuth = true,
                NotifyAuthKey = Key,
            },
            read.Value);
    }

    [Theory]
    [InlineData("\"yes\"", true)]
    [InlineData("\"YES\"", true)]
    [InlineData("\"true\"", true)]
    [InlineData("true", true)]
    [InlineData("\"no\"", false)]
    [InlineData("\"False\"", false)]
    [InlineData("false", false)]
    [InlineData("\"\"", false)]
    [InlineData("null", false)]
    public void Write_NotifyReqAuth_IsYesOrNo(string value, bool expected)
    {
        var read = Write($$"""{"NotifyReqAuth":{{value}},"NotifyAuthKey":"{{Key}}"}""");

        Assert.True(read.Succeeded);
        Assert.Equal(expected, read.Value.NotifyReqAuth);
        Assert.Equal(Key, read.Value.NotifyAuthKey);
    }

    [Theory]
    [InlineData("""{"DomainName":null}""", "MissingDomainName")]
    [InlineData("""{"DomainName":""}""", "MissingDomainName")]
    [InlineData("""{"DomainName":"d:1935"}""", "InvalidDomainName.Malformed")]
    [InlineData("""{"DomainName":{}}""", "InvalidDomainName.Malformed")]
    [InlineData("""{"NotifyUrl":null}""", "MissingNotifyUrl")]
    [InlineData("""{"NotifyUrl":"hook.example.com"}""", "InvalidNotifyUrl.Malformed")]
    [InlineData("""{"NotifyUrl":"ftp://h/"}""", "InvalidNotifyUrl.Malformed")]
    [InlineData("""{"NotifyUrl":"http://u:p@h/"}""", "InvalidNotifyUrl.Malformed")]
    [InlineData("""{"NotifyUrl":[]}""", "InvalidNotifyUrl.Malformed")]
    [InlineData("""{"OnDemandUrl":"rtmp://h/"}""", "InvalidOnDemandUrl.Malformed")]
    [InlineData("""{"NeedStatusNotify":"maybe"}""", "InvalidNeedStatusNotify.Malformed")]
    [InlineData("""{"NotifyReqAuth":"maybe"}""", "InvalidNotifyReqAuth.Malformed")]
    [InlineData("""{"NotifyReqAuth":1}""", "InvalidNotifyReqAuth.Malformed")]
    [InlineData("""{"NotifyReqAuth":"yes"}""", "MissingNotifyAuthKey")]
    [InlineData("""{"NotifyReqAuth":"yes","NotifyAuthKey":""}""", "MissingNotifyAuthKey")]
    [InlineData("""{"NotifyAuthKey":"0123456789abcde"}""", "InvalidNotifyAuthKey.Malformed")]
    [InlineData("""{"NotifyAuthKey":"0123456789abcdef0123456789abcdef0"}""", "InvalidNotifyAuthKey.Malformed")]
    [InlineData("""{"NotifyAuthKey":"0123456789abcde-"}""", "InvalidNotifyAuthKey.Malformed")]
    [InlineData("""{"NotifyAuthKey":"0123456789abcdeé"}""", "InvalidNotifyAuthKey.Malformed")]
    public void Write_BadInput_IsNamed(string members, string code)
    {
        var error = Write(members).Error;

        Assert.NotNull(error);
        Assert.Equal((400, code), (error.Status, error.Code));
    }

    [Fact]
    public void Write_BadNotifyUrl_HasTheVendorsSentence() =>
        Assert.StartsWith("Specified NotifyUrl is invalid.", Write("""{"NotifyUrl":"x"}""").Error!.Message, StringComparison.Ordinal);

    [Fact]
    public void Write_BadKey_IsNotRepeated()
    {
        var error = Write("""{"NotifyReqAuth":"yes","NotifyAuthKey":"secret-with-hyphens"}""").Error!;

        Assert.DoesNotContain("hyphens", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    public void Write_KeyAtItsLimits_IsTaken(int length)
    {
        var key = new string('Z', length);

        var read = Write($$"""{"NotifyReqAuth":true,"NotifyAuthKey":"{{key}}"}""");

        Assert.True(read.Succeeded);
        Assert.Equal(key, read.Value.NotifyAuthKey);
    }

    [Theory]
    [InlineData("""{}""", "MissingDomainName")]
    [InlineData("""{"DomainName":"a b"}""", "InvalidDomainName.Malformed")]
    public void Domain_BadInput_IsNamed(string json, string code) =>
        Assert.Equal(code, LiveNotifyConfigParameters.Domain(Parse(json)).Error!.Code);

    [Fact]
    public void Domain_AnyCase_IsOneDomain() =>
        Assert.Equal("example.com", LiveNotifyConfigParameters.Domain(Parse("""{"DomainName":"EXAMPLE.com"}""")).Value);

    [Fact]
    public void Config_AsText_HidesTheKey()
    {
        var config = new LiveRecordNotifyConfig { DomainName = "d", NotifyUrl = "http://h/", NotifyAuthKey = Key };

        Assert.Equal("LiveRecordNotifyConfig { DomainName = d }", config.ToString());
    }

    /// <summary>Reads good parameters with some of them replaced.</summary>
    private static Core.Results.Result<LiveRecordNotifyConfig> Write(string members)
    {
        var parameters = Parse("""{"DomainName":"d","NotifyUrl":"http://h/"}""");
        foreach (var (name, value) in Parse(members))
            parameters[name] = value?.DeepClone();
        return LiveNotifyConfigParameters.Write(parameters);
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
