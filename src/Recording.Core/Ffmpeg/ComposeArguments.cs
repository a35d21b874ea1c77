namespace Recording.Core.Ffmpeg;

/// <summary>
/// The command lines of ffmpeg 5.1 that make one file of recorded runs. The input are concat lists with one entry per run
/// (<see cref="ComposeInput"/>); ffmpeg runs in the lists' folder.
/// </summary>
public static class ComposeArguments
{
    private static readonly string[] Options = ["-hide_banner", "-nostats", "-nostdin", "-loglevel", "level+warning", "-y"];

    /// <summary>MP4 with the packets as they are and the index in front, so that a browser can start before it has everything.</summary>
    public static IReadOnlyList<string> ForMp4(string listName, string outputPath) =>
        [.. Options, .. Input(listName), "-map", "0:v:0?", "-map", "0:a:0?", "-c", "copy", "-movflags", "+faststart", "-f", "mp4", outputPath];

    /// <summary>FLV with the packets as they are.</summary>
    public static IReadOnlyList<string> ForFlv(string listName, string outputPath) =>
        [.. Options, .. Input(listName), "-map", "0:v:0?", "-map", "0:a:0?", "-c", "copy", "-f", "flv", outputPath];

    /// <summary>
    /// MP3 at a constant 128 kbit/s. Constant, because every player can then seek by byte position and tell the length without
    /// an index, and because the file's size follows from the duration; at 128 kbit/s speech, which is what is mostly recorded
    /// as sound alone, is transparent, and variable quality 2 takes half as much room again.
    /// </summary>
    /// <param name="listNames">
    /// One list for each stretch of runs of the same format, all with sound. Several are joined after decoding: the concat demuxer goes by
    /// a stream's number, so it would drop the sound of a run that came without pictures, and it never changes its decoder.
    /// </param>
    /// <param name="outputPath">The file to be made.</param>
    public static IReadOnlyList<string> ForMp3(IReadOnlyList<string> listNames, string outputPath)
    {
        ArgumentNullException.ThrowIfNull(listNames);
        string[] sound = listNames.Count == 1
            ? ["-map", "0:a:0"]
            : ["-filter_complex", $"{string.Concat(listNames.Select((_, i) => $"[{i}:a:0]"))}concat=n={listNames.Count}:v=0:a=1[sound]", "-map", "[sound]"];
        return [.. Options, .. listNames.SelectMany(Input), .. sound, "-vn", "-c:a", "libmp3lame", "-b:a", "128k", "-f", "mp3", outputPath];
    }

    // -safe 1 stays on: a list holds simple relative names only.
    private static string[] Input(string listName) => ["-protocol_whitelist", "file,crypto,data", "-f", "concat", "-i", listName];
}
