namespace Recording.Core.CallbackRecords;

/// <summary>
/// Counts over the slots of a time: the hours of a day, or the seconds of an hour. Slots without records take no room. Packed it is a
/// version and, for each slot, its distance from the one before and its two counts, as numbers of 7 bits a byte: a full hour at some
/// records a second has about 11 KB, and never more than <see cref="MostPackedBytes"/>.
/// </summary>
public sealed class CountSeries
{
    /// <summary>Seconds of an hour, the most slots that are used.</summary>
    public const int MostSlots = 3600;

    /// <summary>Packed size that no series of <see cref="MostSlots"/> passes: 2 bytes of distance and twice 5 of count a slot.</summary>
    public const int MostPackedBytes = 1 + (MostSlots * 12);

    private const byte Version = 1;

    public static readonly CountSeries Empty = new([]);

    private readonly SlotCounts[] _slots;

    private CountSeries(SlotCounts[] slots) => _slots = slots;

    /// <summary>The slots that have records, in order.</summary>
    public IReadOnlyList<SlotCounts> Slots => _slots;

    /// <summary>Makes a series of counts in any order; those of one slot are added up.</summary>
    public static CountSeries Of(IEnumerable<SlotCounts> counts) => new(
    [
        .. counts
            .GroupBy(count => count.Slot)
            .OrderBy(slot => slot.Key)
            .Select(slot => new SlotCounts(slot.Key, slot.Sum(count => count.Succeeded), slot.Sum(count => count.Failed))),
    ]);

    /// <summary>Both series added up.</summary>
    public CountSeries Plus(CountSeries other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (_slots.Length == 0)
            return other;
        if (other._slots.Length == 0)
            return this;

        var sum = new List<SlotCounts>(_slots.Length + other._slots.Length);
        var (one, two) = (0, 0);
        while (one < _slots.Length && two < other._slots.Length)
        {
            var (a, b) = (_slots[one], other._slots[two]);
            sum.Add(a.Slot == b.Slot ? new SlotCounts(a.Slot, a.Succeeded + b.Succeeded, a.Failed + b.Failed) : a.Slot < b.Slot ? a : b);
            one += a.Slot <= b.Slot ? 1 : 0;
            two += b.Slot <= a.Slot ? 1 : 0;
        }

        sum.AddRange(_slots.AsSpan(one));
        sum.AddRange(other._slots.AsSpan(two));
        return new CountSeries([.. sum]);
    }

    /// <summary>The sum over slots, both ends included.</summary>
    public StatusCounts Sum(int first, int last)
    {
        var sum = default(StatusCounts);
        foreach (var slot in _slots)
        {
            if (slot.Slot >= first && slot.Slot <= last)
                sum += slot.Counts;
        }

        return sum;
    }

    public byte[] Pack()
    {
        using var stream = new MemoryStream(1 + (_slots.Length * 3));
        using var writer = new BinaryWriter(stream);
        writer.Write(Version);
        var next = 0;
        foreach (var slot in _slots)
        {
            writer.Write7BitEncodedInt(slot.Slot - next);
            writer.Write7BitEncodedInt(slot.Succeeded);
            writer.Write7BitEncodedInt(slot.Failed);
            next = slot.Slot + 1;
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">A later version wrote it, or it is not a whole series.</exception>
    public static CountSeries Unpack(ReadOnlySpan<byte> packed)
    {
        if (packed.IsEmpty || packed[0] != Version)
            throw new InvalidDataException("The counts were written by a later version.");

        // Every query unpacks some full hours, so this is written to be fast.
        var slots = new List<SlotCounts>(packed.Length / 3);
        var (at, next) = (1, 0);
        while (at < packed.Length)
        {
            var slot = next + Take(packed, ref at);
            slots.Add(new SlotCounts(slot, Take(packed, ref at), Take(packed, ref at)));
            next = slot + 1;
        }

        return new CountSeries([.. slots]);
    }

    private static int Take(ReadOnlySpan<byte> packed, ref int at)
    {
        var number = 0;
        for (var shift = 0; at < packed.Length && shift < 35; shift += 7)
        {
            var part = packed[at++];
            number |= (part & 0x7F) << shift;
            if (part < 0x80)
                return number;
        }

        throw new InvalidDataException("The counts are not whole.");
    }
}
