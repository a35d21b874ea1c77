using Recording.Core.Tasks.State;

namespace Recording.Engine.Files;

/// <summary>Orders the writes of one output's playlists, so that an old one never lands on a newer one.</summary>
internal sealed class PlaylistLane
{
    private readonly Lock _lock = new();
    private RecordingFile? _wanted;
    private int _finished = -1;
    private long _published = -1;

    /// <summary>Held while a playlist is written.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Asks for a file's playlist up to its newest segment.</summary>
    public void Want(RecordingFile file)
    {
        lock (_lock)
        {
            if (_wanted is null || file.LastSequence > _wanted.LastSequence)
                _wanted = file;
        }
    }

    /// <summary>The newest request, unless it was served already or its file is finished.</summary>
    public RecordingFile? Wanted(int number)
    {
        lock (_lock)
        {
            return _wanted is { } wanted && wanted.Number > _finished && number > _finished && wanted.LastSequence > _published
                ? wanted
                : null;
        }
    }

    /// <summary>Notes what is written, so that a repeated older request does not write over it.</summary>
    public void Published(RecordingFile file)
    {
        lock (_lock)
            _published = Math.Max(_published, file.LastSequence);
    }

    /// <summary>From now on the file's growing playlist stays as it is.</summary>
    public void Finish(int number)
    {
        lock (_lock)
            _finished = Math.Max(_finished, number);
    }
}
