namespace Recording.Core.Tasks.State;

/// <summary>The identity of a captured segment within its track: the capture's epoch and the segment's index in it, both from 0 up. Later is greater.</summary>
public readonly record struct SegmentPosition(int Epoch, int Index) : IComparable<SegmentPosition>
{
    /// <summary>Before any segment.</summary>
    public static SegmentPosition None { get; } = new(0, -1);

    public static bool operator >(SegmentPosition left, SegmentPosition right) => left.CompareTo(right) > 0;

    public static bool operator <(SegmentPosition left, SegmentPosition right) => left.CompareTo(right) < 0;

    public static bool operator >=(SegmentPosition left, SegmentPosition right) => left.CompareTo(right) >= 0;

    public static bool operator <=(SegmentPosition left, SegmentPosition right) => left.CompareTo(right) <= 0;

    public int CompareTo(SegmentPosition other) =>
        Epoch != other.Epoch ? Epoch.CompareTo(other.Epoch) : Index.CompareTo(other.Index);
}
