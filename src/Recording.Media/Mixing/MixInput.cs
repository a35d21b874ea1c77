using Recording.Core.Ffmpeg;
using Recording.Core.Mixing;

namespace Recording.Media.Mixing;

/// <summary>
/// A user's stream over all its connections. While one is played the next may already be made, because the first has ended or
/// does not fit any more; the mix goes over to it when it has something to play. <see cref="TendAsync"/> is called by the loop that looks after
/// streams, all else by the mix.
/// </summary>
internal sealed class MixInput(string program, MixUser user, TimeSpan tick, MixClock clock, MixPatience patience, TimeProvider time) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<MixDecoder> _retired = [];
    private MixDecoder? _current;
    private MixDecoder? _next;
    private TimeSpan _retryAt;
    private int _failures;
    private TimeSpan _offset;
    private Picture? _picture;
    private TimeSpan _pictureDue;

    public MixUser User { get; } = user;

    /// <summary>The picture to show while the user's pane shows one.</summary>
    public Picture? Picture => _picture;

    /// <summary>Whether media has come on a connection that has not ended, lately.</summary>
    public bool IsDelivering
    {
        get
        {
            lock (_gate)
                return Delivers(_current) || Delivers(_next);
        }
    }

    /// <summary>Begins, replaces and ends connections, as what is wanted and what became of them demand. A missing program throws.</summary>
    public async Task TendAsync(DecoderOutput wanted, int absent)
    {
        MixDecoder[] retired;
        lock (_gate)
        {
            retired = [.. _retired];
            _retired.Clear();
            if (_next is { HasMedia: false, End: StreamEnd.None } && _next.IsHung())
                _next.GiveUp();
            if (_next is { End: not StreamEnd.None, HasMedia: false })
            {
                retired = [.. retired, _next];
                _next = null;
                _retryAt = clock.Now + MixRetry.Delay(++_failures, absent);
            }

            // It has not begun to play, so nothing is lost; what it was begun for is not wanted any more.
            if (_next is { HasMedia: false } && _next.Output != wanted && _current is not null)
            {
                retired = [.. retired, _next];
                _next = null;
            }
        }

        foreach (var decoder in retired)
            await decoder.DisposeAsync();
        if (NeedsNext(wanted))
        {
            var begun = new MixDecoder(program, User, wanted, clock, time);
            lock (_gate)
                _next = begun;
        }
    }

    /// <summary>Brings the stream up to a moment of the mix: goes over to the next connection, and to the next picture.</summary>
    public void MoveTo(TimeSpan at)
    {
        GoOver(at);
        if (_current is not { } current)
            return;

        _offset = current.Follow();
        // The picture that is nearest in time, so that on average none is late.
        if (current.TakePicture(at + tick / 2, _offset) is not { } picture)
            return;
        _picture?.Recycle();
        _picture = picture;
        _pictureDue = picture.Time + _offset;
    }

    /// <summary>What is known of the stream at that moment.</summary>
    public StreamSighting See(TimeSpan at) => _current is not { } current
        ? default
        : new StreamSighting(
            _picture is null ? null : at - _pictureDue,
            at - current.SoundEnd(_offset),
            current.End);

    /// <summary>Adds its sound from that moment on.</summary>
    public void AddSound(Span<float> mix, TimeSpan at) => _current?.AddSound(mix, at, _offset);

    public async ValueTask DisposeAsync()
    {
        foreach (var decoder in new[] { _current, _next }.Concat(_retired).OfType<MixDecoder>())
            await decoder.DisposeAsync();
    }

    private bool NeedsNext(DecoderOutput wanted)
    {
        lock (_gate)
        {
            if (_next is not null || clock.Now < _retryAt)
                return false;
            if (_current is null || _current.End != StreamEnd.None || _current.IsOutdated)
                return true;
            if (clock.Now - _current.ArrivedAt <= patience.Freeze && !_current.IsHung())
                return _current.Output != wanted;

            // Dead, whatever the connection says.
            _current.GiveUp();
            return true;
        }
    }

    private void GoOver(TimeSpan at)
    {
        lock (_gate)
        {
            if (_next is null || !_next.CanPlay(at, isUrgent: _current is null or { End: not StreamEnd.None }))
                return;
            if (_current is not null)
                _retired.Add(_current);
            (_current, _next, _failures, _retryAt) = (_next, null, 0, TimeSpan.Zero);
        }
    }

    private bool Delivers(MixDecoder? decoder) =>
        decoder is { HasMedia: true, End: StreamEnd.None } && clock.Now - decoder.ArrivedAt <= patience.Freeze;
}
