using System.Text.Json.Nodes;
using Recording.Contracts.LiveRecordNotifyConfigs;
using Recording.Core.Parameters;
using Recording.Core.Results;
using Recording.Core.Streams;

namespace Recording.Core.Operations;

/// <summary>Reads the parameters of the operations on a domain's live record notify settings (2016-11-01).</summary>
public static class LiveNotifyConfigParameters
{
    private const string KeyName = "NotifyAuthKey";

    /// <summary>AddLiveRecordNotifyConfig and UpdateLiveRecordNotifyConfig: all of the settings; what is absent has its default.</summary>
    public static Result<LiveRecordNotifyConfig> Write(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.LiveNotifyConfig);
        var domain = ReadDomain(reader);
        var notifyUrl = CommonParameters.NotifyUrl(reader);
        if (notifyUrl is null)
            reader.RejectMissing("NotifyUrl");
        var config = new LiveRecordNotifyConfig
        {
            DomainName = domain,
            NotifyUrl = notifyUrl ?? "",
            OnDemandUrl = CommonParameters.WebAddress(reader, "OnDemandUrl"),
            NeedStatusNotify = reader.Flag("NeedStatusNotify") ?? false,
            NotifyReqAuth = ReadSwitch(reader, "NotifyReqAuth"),
            NotifyAuthKey = ReadKey(reader),
        };
        if (config is { NotifyReqAuth: true, NotifyAuthKey: null })
            reader.RejectMissing(KeyName);
        return reader.Error is { } error ? error : config;
    }

    /// <summary>The DomainName of DescribeLiveRecordNotifyConfig and DeleteLiveRecordNotifyConfig.</summary>
    public static Result<string> Domain(JsonObject parameters)
    {
        var reader = new ParameterReader(parameters, ParameterErrors.LiveNotifyConfig);
        var domain = ReadDomain(reader);
        return reader.Error is { } error ? error : domain;
    }

    private static string ReadDomain(ParameterReader reader)
    {
        var text = reader.RequiredText("DomainName", StreamDomain.MaxLength);
        if (StreamDomain.TryParse(text, out var domain))
            return domain;
        reader.Reject("DomainName", "It must be the host of the streams' addresses, without scheme, port and path.");
        return text;
    }

    /// <summary>The vendor's SDKs send true or false where its document says yes or no.</summary>
    private static bool ReadSwitch(ParameterReader reader, string name)
    {
        switch (reader.Text(name)?.ToUpperInvariant())
        {
            case "YES" or "TRUE":
                return true;
            case null or "NO" or "FALSE":
                return false;
            default:
                reader.Reject(name, "It must be yes or no.");
                return false;
        }
    }

    /// <summary>Taken with NotifyReqAuth off too, so that it can be switched on and off without losing the key.</summary>
    private static string? ReadKey(ParameterReader reader)
    {
        var key = reader.Text(KeyName);
        if (key is not null && !(key.Length is >= 16 and <= 32 && key.All(char.IsAsciiLetterOrDigit)))
            reader.Reject(KeyName, "It must be 16 to 32 letters and digits.");
        return key;
    }
}
