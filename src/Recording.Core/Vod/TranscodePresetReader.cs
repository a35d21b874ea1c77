using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Recording.Core.Vod;

/// <summary>Reads a preset from the fields of a setting. There is no field for arguments of FFmpeg, and none that is unknown is passed over.</summary>
public sealed class TranscodePresetReader
{
    private const int MaxName = 32;
    private static readonly string[] Known = ["Name", "Format", .. PictureFields, "AudioBitrate"];
    private readonly Dictionary<string, string> _fields;
    private string? _fault;

    private TranscodePresetReader(IEnumerable<KeyValuePair<string, string?>> fields)
    {
        _fields = fields.ToDictionary(field => field.Key, field => field.Value ?? "", StringComparer.OrdinalIgnoreCase);
        if (_fields.Keys.FirstOrDefault(name => !Known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            Refuse(unknown, $"is no field of a preset; there are {string.Join(", ", Known)}.");
    }

    private static string[] PictureFields => ["VideoCodec", "Width", "Height", "VideoBitrate", "FrameRate"];

    /// <summary>The preset, or in <paramref name="fault"/> the field and what to change.</summary>
    public static bool TryRead(
        IEnumerable<KeyValuePair<string, string?>> fields, [NotNullWhen(true)] out TranscodePreset? preset, [NotNullWhen(false)] out string? fault)
    {
        var reader = new TranscodePresetReader(fields);
        var read = reader.Read();
        fault = reader._fault;
        preset = fault is null ? read : null;
        return preset is not null;
    }

    private TranscodePreset Read()
    {
        var name = _fields.GetValueOrDefault("Name") ?? "";
        if (name.Length is < 1 or > MaxName || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            Refuse("Name", $"must be 1 to {MaxName} letters, digits, hyphens and underscores.");
        var format = Choice("Format", TranscodeFormat.Mp4, ("mp4", TranscodeFormat.Mp4), ("mp3", TranscodeFormat.Mp3));
        var preset = new TranscodePreset(name, format)
        {
            Video = Choice("VideoCodec", TranscodeVideo.H264, ("h264", TranscodeVideo.H264), ("h265", TranscodeVideo.H265), ("copy", TranscodeVideo.Copy)),
            Width = Number("Width", 16, 8192, even: true),
            Height = Number("Height", 16, 8192, even: true),
            VideoBitrate = Number("VideoBitrate", 10, 100_000),
            AudioBitrate = Number("AudioBitrate", 8, 512),
            FrameRate = Number("FrameRate", 1, 120),
        };

        // What has no effect is a mistake that would be noticed only in the files.
        if (format == TranscodeFormat.Mp3 && PictureFields.FirstOrDefault(_fields.ContainsKey) is { } picture)
            Refuse(picture, "must not be set for mp3, which has no picture.");
        else if (preset.Video == TranscodeVideo.Copy && PictureFields.Skip(1).FirstOrDefault(_fields.ContainsKey) is { } encoding)
            Refuse(encoding, "must not be set where VideoCodec is copy.");
        return preset;
    }

    private T Choice<T>(string name, T absent, params ReadOnlySpan<(string Text, T Value)> choices)
    {
        if (!_fields.TryGetValue(name, out var text))
            return absent;
        var texts = new List<string>();
        foreach (var choice in choices)
        {
            if (choice.Text.Equals(text, StringComparison.OrdinalIgnoreCase))
                return choice.Value;
            texts.Add(choice.Text);
        }

        Refuse(name, $"must be one of {string.Join(", ", texts)}.");
        return absent;
    }

    private int? Number(string name, int least, int most, bool even = false)
    {
        if (!_fields.TryGetValue(name, out var text))
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most && !(even && number % 2 == 1))
            return number;
        Refuse(name, $"must be {(even ? "an even number" : "a whole number")} from {least} to {most}.");
        return null;
    }

    private void Refuse(string field, string reason) => _fault ??= $"{field} {reason}";
}
