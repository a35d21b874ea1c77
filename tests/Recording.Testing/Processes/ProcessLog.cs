namespace Recording.Testing.Processes;

/// <summary>The last lines that a process wrote. Bounded, because a broken stream makes FFmpeg write a line a packet.</summary>
internal sealed class ProcessLog
{
    private const int MaxLines = 5000;

    private readonly Queue<string> _lines = new();

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    public void Add(string line)
    {
        lock (_lines)
        {
            if (_lines.Count == MaxLines)
                _lines.Dequeue();
            _lines.Enqueue(line);
        }
    }

    public override string ToString() => string.Join('\n', Lines);
}
