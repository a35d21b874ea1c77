namespace Recording.Storage.Local;

/// <summary>
/// Times for the files of objects, each later than every one before, so that the time alone tells two puts apart, even
/// two within one tick of the clock. File systems must keep times to 100 ns, as ext4, xfs, btrfs, tmpfs, APFS and NTFS do.
/// </summary>
internal sealed class WriteStamps(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private DateTime _last = DateTime.MinValue;

    /// <summary>The next time, later than <paramref name="earlier"/> too, which a clock that was set back may have passed.</summary>
    public DateTime Next(DateTime earlier)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var floor = earlier > _last ? earlier : _last;
            _last = now > floor ? now : floor.AddTicks(1);
            return _last;
        }
    }
}
