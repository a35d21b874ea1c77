using Recording.Core.Flv;

namespace Recording.Core.Relaying;

/// <summary>
/// What waits for one connection to a target. It begins at a key picture, or at any sound of a stream without pictures. When more waits than may, whole
/// groups of pictures that have not begun to be sent are left out, the oldest first, with their sound; never the codecs' configuration. A group
/// that is being sent is cut only where nothing else is left, and then the next one to be sent begins with a key picture. Not thread-safe.
/// </summary>
public sealed class PushQueue(PushQueueLimits limits)
{
    private readonly LinkedList<FlvTag> _tags = new();
    private long _bytes;
    private bool _isSkipping;
    private uint _origin;

    /// <summary>Whether the first media has come.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether the stream has pictures, as of its beginning.</summary>
    public bool HasPicture { get; private set; }

    /// <summary>Whether the stream has sound, as of its beginning.</summary>
    public bool HasSound { get; private set; }

    /// <summary>Tags of media that were left out.</summary>
    public long Dropped { get; private set; }

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => _tags.Count == 0;

    /// <summary>Takes a tag of the stream, with the head as of that tag.</summary>
    public void Add(FlvTag tag, FlvHead head)
    {
        ArgumentNullException.ThrowIfNull(tag);
        ArgumentNullException.ThrowIfNull(head);
        if (!HasBegun && !TryBegin(tag, head))
            return;
        if (!tag.IsHead && !Wants(tag))
            return;
        _tags.AddLast(tag);
        _bytes += tag.Size;
        while (IsTooMuch && TryDrop())
        {
        }
    }

    /// <summary>The next tag, with its timestamp in ms since the first media.</summary>
    public bool TryTake(out FlvTag tag, out uint timestamp)
    {
        if (_tags.First is not { } first)
        {
            (tag, timestamp) = (null!, 0);
            return false;
        }

        tag = first.Value;
        // The head was sent long before.
        timestamp = (uint)Math.Max(0, Since(tag));
        Remove(first);
        return true;
    }

    private bool IsTooMuch => _bytes > limits.Bytes
        || (Oldest is { } first && Media(_tags.Last, forward: false) is { } last && Since(last) - Since(first) > limits.Length.TotalMilliseconds);

    // What is left of a group that is being sent stays in any case; counted in, it would leave no room for what is new.
    private FlvTag? Oldest => HasPicture && NextKey(_tags.First) is { } key ? key.Value : Media(_tags.First, forward: true);

    private bool TryBegin(FlvTag tag, FlvHead head)
    {
        if (tag.IsHead || (head.HasPicture ? !tag.IsKeyPicture : tag.Kind != FlvTagKind.Sound))
            return false;
        (HasBegun, HasPicture, HasSound, _origin) = (true, head.HasPicture, head.HasSound, tag.Timestamp);
        foreach (var first in head.Tags)
        {
            _tags.AddLast(first);
            _bytes += first.Size;
        }

        return true;
    }

    private bool Wants(FlvTag tag)
    {
        _isSkipping &= !tag.IsKeyPicture;
        // Sound that belongs before the picture with which the connection begins.
        var isWanted = !_isSkipping && Since(tag) >= 0;
        Dropped += _isSkipping ? 1 : 0;
        return isWanted;
    }

    private bool TryDrop()
    {
        if (!HasPicture)
            return TryDropSound();
        var from = NextKey(_tags.First);
        var to = NextKey(from?.Next);
        if (from is null)
            from = _tags.First;
        _isSkipping |= to is null;
        var dropped = 0;
        while (from is not null && from != to)
        {
            var next = from.Next;
            if (!from.Value.IsHead)
            {
                Remove(from);
                dropped++;
            }

            from = next;
        }

        Dropped += dropped;
        return dropped > 0;
    }

    private bool TryDropSound()
    {
        var oldest = _tags.First;
        while (oldest?.Value.IsHead is true)
            oldest = oldest.Next;
        if (oldest is null)
            return false;
        Remove(oldest);
        Dropped++;
        return true;
    }

    private void Remove(LinkedListNode<FlvTag> node)
    {
        _tags.Remove(node);
        _bytes -= node.Value.Size;
    }

    private int Since(FlvTag tag) => unchecked((int)(tag.Timestamp - _origin));

    private static FlvTag? Media(LinkedListNode<FlvTag>? node, bool forward)
    {
        while (node?.Value.IsHead is true)
            node = forward ? node.Next : node.Previous;
        return node?.Value;
    }

    private static LinkedListNode<FlvTag>? NextKey(LinkedListNode<FlvTag>? node)
    {
        while (node is not null && !node.Value.IsKeyPicture)
            node = node.Next;
        return node;
    }
}
