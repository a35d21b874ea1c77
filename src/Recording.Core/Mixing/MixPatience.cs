namespace Recording.Core.Mixing;

/// <summary>How long a mix waits before it draws a conclusion from silence.</summary>
/// <param name="Freeze">A stream that delivers nothing keeps its last picture so long; then its user counts as gone.</param>
/// <param name="CameraOff">A stream whose sound goes on without its picture keeps the last one so long; then its camera counts as off.</param>
/// <param name="Broken">A stream that has to be opened again for a reason on this side keeps its last picture so long.</param>
public sealed record MixPatience(TimeSpan Freeze, TimeSpan CameraOff, TimeSpan Broken)
{
    /// <summary>Longer than the ten seconds that a network change takes, shorter than anybody looks at a still face.</summary>
    public static MixPatience Default { get; } = new(TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(6));

    private static readonly TimeSpan Flowing = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan AfterTheEnd = TimeSpan.FromSeconds(0.2);

    /// <summary>What a user's pane shows.</summary>
    public PaneContent Shows(StreamSighting seen) =>
        seen.PictureAge is { } age && age <= LongestAge(seen) ? PaneContent.Picture : PaneContent.Substitute;

    /// <summary>Whether a user is in the channel, with a picture or without.</summary>
    public bool IsPresent(StreamSighting seen)
    {
        var newest = (seen.PictureAge, seen.SoundAge) switch
        {
            (null, null) => TimeSpan.MaxValue,
            ({ } picture, null) => picture,
            (null, { } sound) => sound,
            ({ } picture, { } sound) => picture < sound ? picture : sound,
        };
        return newest <= seen.End switch
        {
            StreamEnd.None => Freeze,
            StreamEnd.Left => AfterTheEnd,
            StreamEnd.Broken => Broken,
        };
    }

    private TimeSpan LongestAge(StreamSighting seen) => seen.End switch
    {
        StreamEnd.None => seen.SoundAge < Flowing ? CameraOff : Freeze,
        StreamEnd.Left => AfterTheEnd,
        StreamEnd.Broken => Broken,
    };
}
