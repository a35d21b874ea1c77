using System.Collections.Immutable;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Mixing;

namespace Recording.Media.Mixing;

/// <summary>
/// Makes one tick of the mix after the other: who is there, who is shown where, the picture and the sound. Plans take effect at
/// the moment at which they came, though the mix gets there later. Called by one thread; others read what it publishes.
/// </summary>
internal sealed class MixStage
{
    private readonly MixEncoding _encoding;
    private readonly MixInputs _inputs;
    private readonly StillPictures _stills;
    private readonly MixPatience _patience;
    private readonly Canvas? _canvas;
    private readonly List<PlacedPicture> _placed = [];
    private readonly SoundSum? _sum;
    private readonly float[] _mix;
    private readonly short[] _samples;
    private readonly Lock _gate = new();
    private readonly Queue<(TimeSpan At, MixPlan Plan)> _coming = new();
    private readonly List<(SubscribedUser User, bool IsPresent)> _joined = [];
    private MixPlan _plan;
    private ImmutableArray<(SubscribedUser User, bool IsPresent)> _published = [];
    private ImmutableArray<SubscribedUser?> _seats = [];
    private bool _isReseated = true;

    public MixStage(MixPlan plan, MixEncoding encoding, MixInputs inputs, StillPictures stills, MixPatience patience)
    {
        (_plan, _encoding, _inputs, _stills, _patience) = (plan, encoding, inputs, stills, patience);
        _canvas = encoding.Video is { } video ? new Canvas(video.Size) : null;
        var samples = encoding.Audio is { } audio ? (audio.SampleRate / encoding.TickRate + 1) * audio.Channels : 0;
        (_mix, _samples) = (new float[samples], new short[samples]);
        _sum = encoding.Audio is null ? null : new SoundSum(encoding.Audio.SampleRate, encoding.Audio.Channels);
    }

    /// <summary>The plan that is played.</summary>
    public MixPlan Playing
    {
        get
        {
            lock (_gate)
                return _plan;
        }
    }

    /// <summary>Who has joined, in that order, and whether they are there, as of the last tick.</summary>
    public ImmutableArray<(SubscribedUser User, bool IsPresent)> Joined
    {
        get
        {
            lock (_gate)
                return _published;
        }
    }

    /// <summary>Takes a plan that holds from a moment on.</summary>
    public void Announce(MixPlan plan, TimeSpan at)
    {
        lock (_gate)
            _coming.Enqueue((at, plan));
    }

    /// <summary>Brings everything up to a moment of the mix.</summary>
    public void MoveTo(TimeSpan at)
    {
        TakePlan(at);
        foreach (var user in _plan.Users)
        {
            if (_inputs.Find(user.User) is { } input)
            {
                input.MoveTo(at);
                NotePresence(user.User, _patience.IsPresent(input.See(at)));
            }
        }

        if (!_isReseated)
            return;
        _isReseated = false;
        _seats = PaneSeating.Of(_plan, _joined, _seats);
        lock (_gate)
            _published = [.. _joined];
    }

    /// <summary>The picture of that moment; valid until the next one.</summary>
    public ReadOnlySpan<byte> Draw(TimeSpan at)
    {
        var canvas = _canvas!;
        if (_plan.Layout is not { } layout)
        {
            canvas.Compose(null, []);
            return canvas.Pixels;
        }

        _placed.Clear();
        for (var i = 0; i < layout.Panes.Length; i++)
        {
            var pane = layout.Panes[i];
            if (pane.Area.IsEmpty)
                continue;
            if (_seats[i] is { } user && _inputs.Find(user) is { } input && _patience.Shows(input.See(at)) == PaneContent.Picture)
                _placed.Add(new PlacedPicture(input.Picture!, pane.Area, pane.Mode));
            else if (_stills.TryGet(pane.Substitute, pane.Area.Size) is { } substitute)
                _placed.Add(new PlacedPicture(substitute, pane.Area, pane.Mode));
        }

        canvas.Compose(_stills.TryGet(layout.Background, layout.Size), _placed);
        return canvas.Pixels;
    }

    /// <summary>So many samples of sound from that moment on; valid until the next ones.</summary>
    public ReadOnlySpan<short> Sum(TimeSpan at, int count)
    {
        var length = count * _encoding.Audio!.Channels;
        var mix = _mix.AsSpan(0, length);
        mix.Clear();
        foreach (var user in _plan.Users)
        {
            if (user.HasSound)
                _inputs.Find(user.User)?.AddSound(mix, at);
        }

        _sum!.Finish(mix, _samples.AsSpan(0, length));
        return _samples.AsSpan(0, length);
    }

    private void TakePlan(TimeSpan at)
    {
        lock (_gate)
        {
            while (_coming.TryPeek(out var next) && next.At <= at)
            {
                // Seats belong to a layout; in the next one users sit in the order in which they joined.
                if (next.Plan.Layout != _plan.Layout)
                    _seats = [];
                _plan = next.Plan;
                _coming.Dequeue();
                _isReseated = true;
                _joined.RemoveAll(user => !_plan.Users.Any(other => other.User == user.User));
            }
        }
    }

    private void NotePresence(SubscribedUser user, bool isPresent)
    {
        var known = _joined.Count - 1;
        while (known >= 0 && _joined[known].User != user)
            known--;
        if (known < 0 ? !isPresent : _joined[known].IsPresent == isPresent)
            return;

        _isReseated = true;
        if (known < 0)
            _joined.Add((user, true));
        else
            _joined[known] = (user, isPresent);
    }
}
