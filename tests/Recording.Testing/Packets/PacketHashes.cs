using Recording.Testing.Processes;

namespace Recording.Testing.Packets;

/// <summary>
/// Reads the payload hashes of any media file in a form that does not depend on the container, so that an FLV source,
/// its TS segments and the MP4 made of them can be compared packet by packet. FFmpeg only takes the container off, with every
/// option set that keeps packets which it would otherwise leave out.
/// </summary>
public static class PacketHashes
{
    // A short probe would miss a stream that starts late.
    private static readonly string[] Probing = ["-analyzeduration", "30000000", "-probesize", "50000000"];

    // A capture that died at once leaves less than a picture behind, of which FFmpeg cannot tell what it is.
    private const long SliverBytes = 32 * 1024;

    // Without these FFmpeg leaves out what comes before the first keyframe and before time zero.
    private static readonly string[] Everything = ["-c", "copy", "-copyinkf", "-copypriorss", "1"];

    /// <summary>Reads an FLV, TS or MP4 file, or a playlist on disk with the segments that it names.</summary>
    public static async Task<StreamPackets> ReadAsync(string path, CancellationToken cancellationToken) =>
        StreamPackets.Join(await ReadPartsAsync(path, cancellationToken));

    /// <summary>Like <see cref="ReadAsync"/>, one element for each stretch of a playlist between discontinuities.</summary>
    public static async Task<IReadOnlyList<StreamPackets>> ReadPartsAsync(string path, CancellationToken cancellationToken)
    {
        if (Path.GetExtension(path) is not (".m3u8" or ".m3u"))
            return [await ReadSegmentsAsync([path], cancellationToken)];

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var parts = new List<StreamPackets>();
        foreach (var part in Playlist.Parse(await File.ReadAllTextAsync(path, cancellationToken)).Parts)
            parts.Add(await ReadSegmentsAsync(part.Select(name => Path.Combine(folder, name)), cancellationToken));
        return parts;
    }

    /// <summary>Reads whatever an address gives; the segments of a playlist are resolved against it, as a player does.</summary>
    public static async Task<IReadOnlyList<StreamPackets>> DownloadPartsAsync(HttpClient client, Uri address, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder("download");
        if (!address.AbsolutePath.EndsWith(".m3u8", StringComparison.Ordinal))
            return [await ReadSegmentsAsync([await DownloadAsync(client, address, folder["file"], cancellationToken)], cancellationToken)];

        var parts = new List<StreamPackets>();
        foreach (var part in Playlist.Parse(await client.GetStringAsync(address, cancellationToken)).Parts)
        {
            var files = new List<string>();
            foreach (var name in part)
                files.Add(await DownloadAsync(client, new Uri(address, name), folder[$"{parts.Count}-{files.Count}.ts"], cancellationToken));
            parts.Add(await ReadSegmentsAsync(files, cancellationToken));
        }

        return parts;
    }

    /// <summary>Reads files that follow each other byte for byte, such as the TS segments of one capture.</summary>
    public static async Task<StreamPackets> ReadSegmentsAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder("packets");
        var files = paths.ToList();
        var input = files.Count == 1 ? files[0] : await JoinAsync(files, folder["input"], cancellationToken);
        // Said, not guessed: a few packets of a transport stream pass for something else.
        string[] format = files.TrueForAll(file => file.EndsWith(".ts", StringComparison.Ordinal)) ? ["-f", "mpegts"] : [];
        try
        {
            return await ReadInputAsync(input, format, folder, cancellationToken);
        }
        catch (InvalidOperationException) when (format.Length > 0 && new FileInfo(input).Length < SliverBytes)
        {
            return StreamPackets.Empty;
        }
    }

    private static async Task<StreamPackets> ReadInputAsync(string input, string[] format, TempFolder folder, CancellationToken cancellationToken)
    {
        var streams = await Command.RunAsync(
            "ffprobe",
            ["-v", "error", .. Probing, .. format, "-show_entries", "stream=codec_type", "-of", "csv=p=0", input],
            cancellationToken);

        var (video, audio) = (folder["video.h264"], folder["audio.adts"]);
        List<string> arguments = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y", .. Probing];
        if (await IsMp4Async(input, cancellationToken))
            arguments.AddRange(["-ignore_editlist", "1"]);
        arguments.AddRange([.. format, "-i", input]);
        var (hasVideo, hasAudio) = (streams.Contains("video", StringComparison.Ordinal), streams.Contains("audio", StringComparison.Ordinal));
        if (hasVideo)
            arguments.AddRange(["-map", "0:v:0", .. Everything, "-f", "h264", video]);
        if (hasAudio)
            arguments.AddRange(["-map", "0:a:0", .. Everything, "-f", "adts", audio]);
        if (!hasVideo && !hasAudio)
            return StreamPackets.Empty;

        await Command.RunAsync("ffmpeg", arguments, cancellationToken);
        return new StreamPackets(
            hasVideo ? AnnexB.Pictures(await File.ReadAllBytesAsync(video, cancellationToken)) : [],
            hasAudio ? AdtsFrames.Read(await File.ReadAllBytesAsync(audio, cancellationToken)) : []);
    }

    private static async Task<bool> IsMp4Async(string path, CancellationToken cancellationToken)
    {
        var head = new byte[8];
        await using var file = File.OpenRead(path);
        return await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken) == head.Length
            && head.AsSpan(4).SequenceEqual("ftyp"u8);
    }

    private static async Task<string> JoinAsync(List<string> files, string target, CancellationToken cancellationToken)
    {
        await using var output = File.Create(target);
        foreach (var file in files)
        {
            await using var segment = File.OpenRead(file);
            await segment.CopyToAsync(output, cancellationToken);
        }

        return target;
    }

    private static async Task<string> DownloadAsync(HttpClient client, Uri address, string target, CancellationToken cancellationToken)
    {
        await using var content = await client.GetStreamAsync(address, cancellationToken);
        await using var file = File.Create(target);
        await content.CopyToAsync(file, cancellationToken);
        return target;
    }
}
