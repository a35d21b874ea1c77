using System.Globalization;
using System.Text;
using Recording.Core.Ffmpeg;
using Recording.Core.Tasks.Decisions;

namespace Recording.Core.Relaying;

/// <summary>
/// Judges a connection to a target by what ffmpeg 5.1 says on stderr: whether the target takes the stream, and why it failed. Knows no clock: times are
/// those since the connection's start. Not thread-safe.
/// </summary>
public sealed class PushWatch(PushLimits limits, Func<string, string> redact)
{
    // Some servers accept every stream and close the connection of those that they do not want (nginx: "deny publish"); until
    // that has come back, the kernel takes what is sent.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private const int MostWords = 200;

    private readonly ProgressReader _progress = new();
    private TimeSpan? _openedAt;
    private TimeSpan? _liveAt;
    private PushOutcome? _outcome;
    private bool _hasHandshakeFailed;

    /// <summary>Whether the target takes the stream.</summary>
    public bool IsLive => _liveAt is not null;

    /// <summary>How long it has taken the stream.</summary>
    public TimeSpan LiveFor(TimeSpan now) => _liveAt is { } since ? now - since : TimeSpan.Zero;

    /// <summary>Takes a line of stderr.</summary>
    public void OnLine(string line, TimeSpan now)
    {
        if (!_progress.TryAccept(line, out var block))
        {
            if (FfmpegLogLine.LevelOf(line) is FfmpegLogLevel.Error)
                OnTrouble(line);
            return;
        }

        if (block is not { IsLast: false, OutTime: { } sent } || _outcome is not null)
            return;
        // Progress begins when the server has accepted the stream and the header is sent.
        _openedAt ??= now;
        if (sent > TimeSpan.Zero && now - _openedAt >= Settling)
            _liveAt ??= now;
    }

    /// <summary>Whether the connection has to be ended: it does not begin, or a write into its process has waited for too long.</summary>
    public bool IsOverdue(TimeSpan now, TimeSpan waiting)
    {
        if (_outcome is null && waiting >= limits.Stall && _openedAt is not null)
            _outcome = new PushOutcome(TargetFailure.Stalled, string.Create(CultureInfo.InvariantCulture, $"It has taken no data for {limits.Stall.TotalSeconds:0} s."));
        else if (_outcome is null && !IsLive && now >= limits.Start)
            _outcome = new PushOutcome(_openedAt is null ? TargetFailure.Unreachable : TargetFailure.Stalled, string.Create(CultureInfo.InvariantCulture, $"It did not take the stream within {limits.Start.TotalSeconds:0} s."));
        return _outcome is not null;
    }

    /// <summary>Why it failed, the process having gone.</summary>
    public PushOutcome Conclude(int exitCode) => _outcome ?? (IsLive
        ? new PushOutcome(TargetFailure.Closed, "The connection was closed.")
        : new PushOutcome(TargetFailure.Other, string.Create(CultureInfo.InvariantCulture, $"FFmpeg ended with code {exitCode}.")));

    private void OnTrouble(string line)
    {
        // Known only for what the next line says.
        _hasHandshakeFailed |= line.Contains("RTMP handshake", StringComparison.Ordinal);
        // The first words name the cause; later ones repeat it more vaguely.
        _outcome ??= _openedAt is null ? BeforeAcceptance(line) : AfterAcceptance(line);
    }

    private PushOutcome? BeforeAcceptance(string line)
    {
        if (Has(line, "Failed to resolve hostname"))
            return new PushOutcome(TargetFailure.UnknownHost, "Its name has no address.");
        if (Has(line, "Connection refused"))
            return new PushOutcome(TargetFailure.Unreachable, "Nothing listens at its address.");
        if (Has(line, "No route to host") || Has(line, "Network is unreachable"))
            return new PushOutcome(TargetFailure.Unreachable, "Its address cannot be reached.");
        if (Has(line, "timed out"))
            return new PushOutcome(TargetFailure.Unreachable, "It does not answer.");
        if (line.IndexOf("Server error: ", StringComparison.Ordinal) is >= 0 and var at)
            return new PushOutcome(TargetFailure.Refused, $"It refuses the stream: {Words(line[(at + "Server error: ".Length)..])}");
        if (Has(line, "[tls @"))
            return new PushOutcome(TargetFailure.Other, "The encrypted connection cannot be made.");
        return Has(line, "Input/output error") || Has(line, "Operation not permitted") || IsClosing(line)
            ? new PushOutcome(TargetFailure.Refused, _hasHandshakeFailed ? "It closes the connection before any RTMP answer." : "It refuses the stream.")
            : null;
    }

    private PushOutcome? AfterAcceptance(string line)
    {
        if (Has(line, "timed out"))
            return new PushOutcome(TargetFailure.Stalled, "It takes no more data.");
        if (!Has(line, "Input/output error") && !IsClosing(line))
            return null;
        return IsLive
            ? new PushOutcome(TargetFailure.Closed, "The connection was closed.")
            : new PushOutcome(TargetFailure.Refused, "It accepted the stream and closed the connection at once.");
    }

    private string Words(string text)
    {
        var words = new StringBuilder();
        foreach (var c in redact(text).Take(MostWords))
            words.Append(char.IsControl(c) ? ' ' : c);
        return words.ToString();
    }

    private static bool IsClosing(string line) => Has(line, "End of file") || Has(line, "Broken pipe") || Has(line, "reset by peer");

    private static bool Has(string line, string words) => line.Contains(words, StringComparison.Ordinal);
}
