using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Parameters;

namespace Recording.Core.Operations.Rtc;

/// <summary>Reads StorageParams. Only the half that belongs to the storage type has an effect.</summary>
internal static class StorageParameters
{
    private const int MaxHostName = 253;
    private const int MaxGroupId = 64;

    public static StorageParams Read(ParameterReader reader, RtcFileNaming naming)
    {
        var type = reader.RequiredCode<RtcStorageType>("StorageType");
        return type switch
        {
            RtcStorageType.Oss => new StorageParams(
                type, FileInfoParameters.Read(reader, naming), ReadOss(reader.RequiredSection("OSSParams")), VodParams: null),
            RtcStorageType.Vod => new StorageParams(type, [], OSSParams: null, ReadVod(reader.RequiredSection("VodParams"))),
        };
    }

    private static OSSParams ReadOss(ParameterReader reader)
    {
        var endpoint = HostName(reader, "OSSEndpoint");
        if (endpoint is null)
            reader.RejectMissing("OSSEndpoint");
        var bucket = reader.RequiredText("OSSBucket");
        if (!IsBucketName(bucket))
            reader.Reject("OSSBucket", "It must be 3 to 63 lower-case letters, digits and hyphens, without a hyphen at either end.");
        return new OSSParams(endpoint ?? "", bucket);
    }

    private static VodParams ReadVod(ParameterReader reader)
    {
        var location = HostName(reader, "StorageLocation");
        var group = reader.Text("VodTranscodeGroupId", MaxGroupId);
        if (reader.WholeNumber("AutoCompose", 0, 1) is not 1)
            return new VodParams(location, group, AutoCompose: false, ComposeVodTranscodeGroupId: null);

        return new VodParams(location, group, AutoCompose: true, reader.RequiredText("ComposeVodTranscodeGroupId", MaxGroupId));
    }

    private static string? HostName(ParameterReader reader, string name)
    {
        var host = reader.Text(name, MaxHostName);
        if (host is not null && Uri.CheckHostName(host) == UriHostNameType.Unknown)
            reader.Reject(name, "It must be a host name.");
        return host;
    }

    private static bool IsBucketName(string name) =>
        name is { Length: >= 3 and <= 63 }
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && name[0] != '-' && name[^1] != '-';
}
