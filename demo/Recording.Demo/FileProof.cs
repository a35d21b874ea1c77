using System.Globalization;
using System.Text;
using Recording.Testing.Media;
using Recording.Testing.Packets;

namespace Recording.Demo;

/// <summary>What an outsider who has only a file's address gets.</summary>
/// <param name="File">The file.</param>
/// <param name="Segments">Segments fetched; 0 when the file is no playlist.</param>
/// <param name="Bytes">Bytes of the file and all its segments.</param>
/// <param name="Played">What ffprobe says of the address.</param>
internal sealed record FileProof(RecordedFile File, int Segments, long Bytes, FfprobeReport Played)
{
    private const double Tolerance = 0.1;

    /// <summary>Fetches the file from its address, without any key, and the segments that it names.</summary>
    public static async Task<FileProof> GetAsync(HttpClient outsider, RecordedFile file, CancellationToken cancellationToken)
    {
        var content = await outsider.GetByteArrayAsync(file.Address, cancellationToken);
        var (segments, bytes) = (0, content.LongLength);
        if (file.Format == "m3u8")
        {
            foreach (var name in Playlist.Parse(Encoding.UTF8.GetString(content)).Segments)
            {
                bytes += (await outsider.GetByteArrayAsync(new Uri(file.Address, name), cancellationToken)).LongLength;
                segments++;
            }
        }

        return new FileProof(file, segments, bytes, await FfprobeReport.ReadAsync(file.Address.ToString(), cancellationToken));
    }

    /// <summary>What is wrong with the file, given how much was recorded; empty when all is well.</summary>
    public IEnumerable<string> Faults(double recordedSeconds)
    {
        if (!IsNear(Played.Duration.TotalSeconds, recordedSeconds))
            yield return string.Create(CultureInfo.InvariantCulture, $"the {File.Format} file plays {Played.Duration.TotalSeconds:0.0} s of {recordedSeconds:0.0} s recorded");
        if (!IsNear(File.Duration, recordedSeconds))
            yield return string.Create(CultureInfo.InvariantCulture, $"the {File.Format} file is listed with {File.Duration:0.0} s of {recordedSeconds:0.0} s recorded");
        if (Played.Video is not { Codec: "h264" } || Played.Audio is not { Codec: "aac" })
            yield return $"the {File.Format} file lacks a stream: {string.Join(", ", Played.Streams)}";
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{File.Format,-5} {Played.Duration.TotalSeconds,6:0.0} s  {Played.Video?.Width}x{Played.Video?.Height}  {Size.Of(Bytes),9}{(Segments > 0 ? $" in {Segments} segments" : "")}\n      {File.Address}");

    private static bool IsNear(double seconds, double expected) => Math.Abs(seconds - expected) <= Tolerance * expected;
}
