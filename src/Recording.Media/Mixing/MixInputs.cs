using System.Collections.Immutable;
using Recording.Contracts.RtcCloudRecording;
using Recording.Core.Ffmpeg;
using Recording.Core.Mixing;

namespace Recording.Media.Mixing;

/// <summary>The streams of a mix: looks after them while the mix plays them.</summary>
internal sealed class MixInputs(string program, MixEncoding encoding, MixClock clock, MixPatience patience, TimeProvider time) : IAsyncDisposable
{
    private ImmutableDictionary<SubscribedUser, MixInput> _inputs = ImmutableDictionary<SubscribedUser, MixInput>.Empty;

    /// <summary>Whether anybody delivers.</summary>
    public bool IsDelivering => _inputs.Values.Any(input => input.IsDelivering);

    /// <summary>A user's stream, or null.</summary>
    public MixInput? Find(SubscribedUser user) => Volatile.Read(ref _inputs).GetValueOrDefault(user);

    /// <summary>
    /// Begins what a plan wants, and sees to what it has. Streams that only <paramref name="playing"/> has, the plan that the mix still plays, are left alone.
    /// </summary>
    public async Task TendAsync(MixPlan plan, MixPlan playing, ImmutableArray<SubscribedUser?> seats)
    {
        foreach (var user in plan.Users)
        {
            if (Find(user.User) is { } known && known.User == user)
                continue;
            if (Find(user.User) is { } moved)
                await RemoveAsync(moved);
            Volatile.Write(ref _inputs, _inputs.Add(user.User, new MixInput(program, user, MixTime.Of(1, encoding.TickRate), clock, patience, time)));
        }

        foreach (var input in _inputs.Values.Where(input => !Wants(plan, input) && !Wants(playing, input)).ToList())
            await RemoveAsync(input);

        var absent = _inputs.Values.Count(input => !input.IsDelivering);
        foreach (var input in _inputs.Values.Where(input => Wants(plan, input)))
            await input.TendAsync(OutputOf(plan, input.User, seats), absent);
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_inputs.Values.Select(input => input.DisposeAsync().AsTask()));

    /// <summary>What of a user is decoded: sound as the mix has it, pictures in the size of the user's pane, or of the one that would be next.</summary>
    private DecoderOutput OutputOf(MixPlan plan, MixUser user, ImmutableArray<SubscribedUser?> seats)
    {
        var sound = user.HasSound && encoding.Audio is { } audio ? new DecoderSound(audio.SampleRate, audio.Channels) : null;
        return new DecoderOutput(encoding.Video is { } video && user.HasPicture ? PicturesOf(plan, user, seats, video.FrameRate) : null, sound);
    }

    private static DecoderPictures? PicturesOf(MixPlan plan, MixUser user, ImmutableArray<SubscribedUser?> seats, int frameRate)
    {
        if (plan.Layout is not { } layout)
            return null;
        // Of several panes the largest; for the others the mix makes it smaller.
        var shown = Enumerable.Range(0, seats.Length).Where(pane => seats[pane] == user.User && !layout.Panes[pane].Area.IsEmpty)
            .OrderByDescending(pane => layout.Panes[pane].Area.Size.Bytes).Select(pane => (int?)pane).FirstOrDefault();
        shown ??= seats.Contains(user.User) ? null : PaneSeating.Next(layout, seats);
        return shown is { } found && !layout.Panes[found].Area.IsEmpty
            ? new DecoderPictures(layout.Panes[found].Area.Size, layout.Panes[found].Mode, frameRate)
            : null;
    }

    private async Task RemoveAsync(MixInput input)
    {
        Volatile.Write(ref _inputs, _inputs.Remove(input.User.User));
        await input.DisposeAsync();
    }

    private static bool Wants(MixPlan plan, MixInput input) => plan.Users.Contains(input.User);
}
