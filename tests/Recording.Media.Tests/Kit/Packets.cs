namespace Recording.Media.Tests.Kit;

/// <summary>
/// Fingerprints of a file's packets, one a packet, equal for the same payload in any container: pictures in Annex B without
/// parameter sets and delimiters, sound without ADTS headers. Only the payload column counts; the one behind it is side data.
/// </summary>
internal static class Packets
{
    public static Task<List<string>> VideoAsync(string path) =>
        HashAsync(path, "-map", "0:v:0", "-c", "copy", "-bsf:v", "h264_mp4toannexb,filter_units=remove_types=7-9");

    public static Task<List<string>> AudioAsync(string path) => Path.GetExtension(path) is ".ts"
        ? HashAsync(path, "-map", "0:a:0", "-c", "copy", "-bsf:a", "aac_adtstoasc")
        : HashAsync(path, "-map", "0:a:0", "-c", "copy");

    /// <summary>The fingerprints of segments, joined byte by byte in a scratch file.</summary>
    public static async Task<(List<string> Video, List<string> Audio)> JoinedAsync(IEnumerable<string> segments, bool video = true, bool audio = true)
    {
        var joined = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".ts");
        try
        {
            await using (var output = File.Create(joined))
            {
                foreach (var segment in segments)
                {
                    await using var input = File.OpenRead(segment);
                    await input.CopyToAsync(output);
                }
            }

            return (video ? await VideoAsync(joined) : [], audio ? await AudioAsync(joined) : []);
        }
        finally
        {
            File.Delete(joined);
        }
    }

    /// <summary>Asserts that the packets are a piece of the source, repeated as often as needed, without a hole or a doubling.</summary>
    public static void AssertUnbroken(List<string> source, List<string> received, int atLeast)
    {
        Assert.True(received.Count >= atLeast, $"{received.Count} packets, not {atLeast}");
        var fits = Enumerable.Range(0, source.Count)
            .Where(offset => source[offset] == received[0])
            .Select(offset => received.TakeWhile((hash, i) => hash == source[(offset + i) % source.Count]).Count())
            .DefaultIfEmpty(-1).Max();
        Assert.Equal(received.Count, fits);
    }

    private static async Task<List<string>> HashAsync(string path, params string[] mapping)
    {
        var text = await TestTool.RunAsync("ffmpeg", Path.GetTempPath(), ["-v", "error", "-i", path, .. mapping, "-f", "framemd5", "-"]);
        return [.. text.Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(',')[5].Trim())];
    }
}
