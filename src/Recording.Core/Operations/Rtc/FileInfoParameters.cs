using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Parameters;

namespace Recording.Core.Operations.Rtc;

/// <summary>Reads StorageParams.FileInfo: each format once, and HLS in any case.</summary>
internal static class FileInfoParameters
{
    private const string List = "FileInfo";
    private const int MaxFolders = 5;
    private const int MaxFolderText = 128;
    private const int DefaultSlice = 30;

    private static readonly int FormatCount = Enum.GetValues<RtcFileFormat>().Length;

    public static IReadOnlyList<RtcFileInfo> Read(ParameterReader reader, RtcFileNaming naming)
    {
        var files = reader.Sections(List, FormatCount).Select(element => ReadOne(element, naming)).ToList();
        if (files.DistinctBy(file => file.Format).Count() < files.Count)
            reader.Reject(List, "It must name each format once.");
        if (files.All(file => file.Format != RtcFileFormat.Hls))
            files.Add(DefaultHls(naming));
        return files;
    }

    private static RtcFileInfo ReadOne(ParameterReader reader, RtcFileNaming naming)
    {
        var format = ReadFormat(reader);
        var files = ReadPattern(reader, "FileNamePattern", naming, segment: false);
        var isHls = format == RtcFileFormat.Hls;
        return new RtcFileInfo
        {
            Format = format,
            FileNamePattern = files,
            SliceNamePattern = isHls ? ReadPattern(reader, "SliceNamePattern", naming, segment: true) : null,
            FilePathPrefix = ReadFolders(reader),
            SliceDuration = isHls ? reader.WholeNumber("SliceDuration", 10, 30) ?? DefaultSlice : null,
        };
    }

    private static RtcFileFormat ReadFormat(ParameterReader reader)
    {
        var text = reader.Choice("Format", "HLS", "MP4", "MP3");
        if (text is null)
            reader.RejectMissing("Format");
        return text switch
        {
            "MP4" => RtcFileFormat.Mp4,
            "MP3" => RtcFileFormat.Mp3,
            _ => RtcFileFormat.Hls,
        };
    }

    private static string ReadPattern(ParameterReader reader, string name, RtcFileNaming naming, bool segment)
    {
        var pattern = reader.Text(name);
        if (pattern is null)
            return naming.Default(segment);
        if (naming.Check(pattern, segment) is { } reason)
            reader.Reject(name, reason);
        return pattern;
    }

    private static IReadOnlyList<string> ReadFolders(ParameterReader reader)
    {
        const string Name = "FilePathPrefix";
        var folders = reader.Texts(Name, MaxFolders);
        if (!folders.All(folder => folder.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
            reader.Reject(Name, "It must have only letters, digits, hyphens and underscores in its entries.");
        else if (folders.Sum(folder => folder.Length + 1) > MaxFolderText)
            reader.Reject(Name, $"It must have at most {MaxFolderText} characters, with a slash behind each entry.");
        return folders;
    }

    private static RtcFileInfo DefaultHls(RtcFileNaming naming) => new()
    {
        Format = RtcFileFormat.Hls,
        FileNamePattern = naming.Default(segment: false),
        SliceNamePattern = naming.Default(segment: true),
        FilePathPrefix = [],
        SliceDuration = DefaultSlice,
    };
}
