namespace Recording.Testing.Packets;

/// <summary>One pass over a recording that keeps track of which packet of the source should come next.</summary>
internal sealed class PacketWalk(Dictionary<string, int> positions, PacketExpectation expectation)
{
    private readonly List<PacketRun> _doubled = [];
    private readonly List<PacketRun> _outOfOrder = [];
    private readonly List<PacketRun> _foreign = [];

    // Where each missing packet should have been, by its position in the source.
    private readonly SortedDictionary<int, int> _missing = [];

    private int _first = -1;
    private int _next;

    public void Take(int index, Packet packet)
    {
        if (!positions.TryGetValue(packet.Hash, out var position))
        {
            Extend(_foreign, -1, index);
            return;
        }

        if (_first < 0)
        {
            _first = position;
            if (expectation.MayStartLate)
                _next = position;
        }

        position = Unroll(position);
        if (position >= _next)
        {
            for (; _next < position; _next++)
                _missing.Add(_next, index);
            _next++;
        }
        else if (_missing.Remove(position))
        {
            Extend(_outOfOrder, position, index);
        }
        else
        {
            Extend(_doubled, position, index);
        }
    }

    public PacketComparison End(int recorded)
    {
        if (!expectation.MayEndEarly)
        {
            for (; _next < positions.Count; _next++)
                _missing.Add(_next, recorded);
        }

        var lost = new List<PacketRun>();
        foreach (var (position, index) in _missing)
        {
            if (lost.Count > 0 && lost[^1] is var last && last.SourcePosition + last.Count == position && last.RecordedPosition == index)
                lost[^1] = last with { Count = last.Count + 1 };
            else
                lost.Add(new PacketRun(position, index, 1));
        }

        return new PacketComparison
        {
            SourceCount = positions.Count,
            RecordedCount = recorded,
            FirstPosition = _first,
            Lost = lost,
            Doubled = _doubled,
            OutOfOrder = _outOfOrder,
            Foreign = _foreign,
        };
    }

    private int Unroll(int position)
    {
        if (!expectation.Loops)
            return position;

        var loop = positions.Count;
        var ahead = (((position - _next) % loop) + loop) % loop;
        return ahead <= loop / 2 || _next + ahead - loop < _first ? _next + ahead : _next + ahead - loop;
    }

    private static void Extend(List<PacketRun> runs, int position, int index)
    {
        var last = runs.Count > 0 ? runs[^1] : null;
        var follows = last is not null && last.RecordedPosition + last.Count == index
            && (position < 0 || last.SourcePosition + last.Count == position);
        if (follows)
            runs[^1] = last! with { Count = last.Count + 1 };
        else
            runs.Add(new PacketRun(position, index, 1));
    }
}
