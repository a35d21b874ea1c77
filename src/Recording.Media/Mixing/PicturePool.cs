using Recording.Core.Mixing;

namespace Recording.Media.Mixing;

/// <summary>Pictures of one size that are used again and again.</summary>
internal sealed class PicturePool(PictureSize size)
{
    private readonly Stack<Picture> _free = new();
    private readonly Lock _gate = new();

    public Picture Rent()
    {
        lock (_gate)
        {
            if (_free.TryPop(out var picture))
                return picture;
        }

        return new Picture(size, this);
    }

    public void Return(Picture picture)
    {
        lock (_gate)
            _free.Push(picture);
    }
}
