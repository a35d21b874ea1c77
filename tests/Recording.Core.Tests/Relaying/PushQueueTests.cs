using Recording.Core.Flv;
using Recording.Core.Relaying;
using Recording.Core.Tests.Flv;

namespace Recording.Core.Tests.Relaying;

public sealed class PushQueueTests
{
    private static readonly PushQueueLimits TenSeconds = new(int.MaxValue, TimeSpan.FromSeconds(10));

    [Fact]
    public void Begins_AtAKeyPicture_WithTheHead_AtTime0()
    {
        var queue = new PushQueue(TenSeconds);
        queue.Add(FlvStreams.Sound(900), FlvStreams.Head);
        queue.Add(FlvStreams.Between(960), FlvStreams.Head);
        Assert.False(queue.HasBegun);
        queue.Add(FlvStreams.Key(1000), FlvStreams.Head);
        // Sound that belongs before the picture.
        queue.Add(FlvStreams.Sound(990), FlvStreams.Head);
        queue.Add(FlvStreams.Sound(1010), FlvStreams.Head);

        Assert.Equal(["script 0", "picture head 0", "sound head 0", "key 0", "sound 10"], Take(queue));
    }

    [Fact]
    public void SoundAlone_BeginsAtOnce()
    {
        var queue = new PushQueue(TenSeconds);
        queue.Add(FlvStreams.SoundConfiguration, FlvStreams.SoundHead);
        Assert.False(queue.HasBegun);
        queue.Add(FlvStreams.Sound(500), FlvStreams.SoundHead);
        Assert.Equal(["script 0", "sound head 0", "sound 0"], Take(queue));
    }

    [Fact]
    public void TimestampsThatWrap_GoOn()
    {
        var queue = new PushQueue(TenSeconds);
        queue.Add(FlvStreams.Key(uint.MaxValue - 9), FlvStreams.Head);
        queue.Add(FlvStreams.Between(30), FlvStreams.Head);
        Assert.Equal(["key 0", "between 40"], Take(queue).Skip(3));
    }

    [Fact]
    public void Overflow_LeavesOutWholeGroups_TheOldestFirst_AndKeepsTheOneBeingSent()
    {
        var queue = new PushQueue(TenSeconds);
        Fill(queue, seconds: 1);
        Take(queue, 3 + 4);
        Fill(queue, seconds: 14, from: 1);

        var rest = Take(queue);
        // What is left of the group that was being sent, and nothing but whole ones.
        Assert.Equal(["sound 500", "between 500", "sound 750", "between 750"], rest.TakeWhile(tag => !tag.StartsWith("key", StringComparison.Ordinal)));
        var groups = rest.SkipWhile(tag => !tag.StartsWith("key", StringComparison.Ordinal)).Chunk(8).ToList();
        Assert.All(groups, group => Assert.StartsWith("key", group[0], StringComparison.Ordinal));
        Assert.All(groups, group => Assert.Equal(8, group.Length));
        Assert.Equal(["key 14000"], groups[^1][..1]);
        Assert.Equal(8 * 15, 4 + rest.Count + queue.Dropped);
        Assert.True(queue.Dropped > 0 && queue.Dropped % 8 == 0);
    }

    [Fact]
    public void GroupThatIsLongerThanTheQueue_IsCut_AndTheNextBeginsAtAKeyPicture()
    {
        var queue = new PushQueue(new PushQueueLimits(1000, TimeSpan.FromSeconds(10)));
        queue.Add(FlvStreams.Key(0), FlvStreams.Head);
        Take(queue);
        for (uint at = 40; at < 2000; at += 40)
            queue.Add(FlvStreams.Between(at), FlvStreams.Head);
        queue.Add(FlvStreams.Sound(2000), FlvStreams.Head);
        queue.Add(FlvStreams.Key(2040), FlvStreams.Head);
        queue.Add(FlvStreams.Between(2080), FlvStreams.Head);

        Assert.Equal(["key 2040", "between 2080"], Take(queue));
        Assert.Equal(50, queue.Dropped);
    }

    [Fact]
    public void ConfigurationThatChanged_IsNeverLeftOut()
    {
        var queue = new PushQueue(TenSeconds);
        Fill(queue, seconds: 1);
        Take(queue);
        queue.Add(FlvStreams.PictureConfiguration with { Timestamp = 1000 }, FlvStreams.Head);
        Fill(queue, seconds: 30, from: 1);
        Assert.Equal("picture head 1000", Take(queue)[0]);
    }

    [Fact]
    public void SoundAlone_LosesTheOldest()
    {
        var queue = new PushQueue(TenSeconds);
        for (uint at = 0; at <= 12_000; at += 100)
            queue.Add(FlvStreams.Sound(at), FlvStreams.SoundHead);
        var rest = Take(queue);
        Assert.Equal(["script 0", "sound head 0", "sound 2000"], rest[..3]);
        Assert.Equal(20, queue.Dropped);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void WhateverIsTaken_EveryPictureHasTheOnesBeforeIt_AndTheBoundHolds(int seed)
    {
        var random = new Random(seed);
        var queue = new PushQueue(new PushQueueLimits(4000, TimeSpan.FromSeconds(10)));
        var taken = new List<string>();
        for (uint second = 0; second < 200; second++)
        {
            Fill(queue, seconds: 1, from: second);
            taken.AddRange(Take(queue, random.Next(0, 12)));
        }

        taken.AddRange(Take(queue));
        int? last = null;
        foreach (var picture in taken.Where(tag => tag.StartsWith("key", StringComparison.Ordinal) || tag.StartsWith("between", StringComparison.Ordinal)))
        {
            var at = int.Parse(picture.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(picture[0] == 'k' || at == last + 250, $"{picture} after {last}");
            last = at;
        }

        Assert.True(queue.Dropped > 0);
    }

    // Four pictures a second, the first of which is a key picture, each with its sound.
    private static void Fill(PushQueue queue, uint seconds, uint from = 0)
    {
        for (var second = from; second < from + seconds; second++)
        {
            for (uint part = 0; part < 4; part++)
            {
                var at = second * 1000 + part * 250;
                if (part > 0)
                    queue.Add(FlvStreams.Sound(at), FlvStreams.Head);
                queue.Add(part == 0 ? FlvStreams.Key(at) : FlvStreams.Between(at), FlvStreams.Head);
                if (part == 0)
                    queue.Add(FlvStreams.Sound(at), FlvStreams.Head);
            }
        }
    }

    private static List<string> Take(PushQueue queue, int most = int.MaxValue)
    {
        var taken = new List<string>();
        while (taken.Count < most && queue.TryTake(out var tag, out var timestamp))
            taken.Add($"{Name(tag)} {timestamp}");
        return taken;
    }

    private static string Name(FlvTag tag) => tag switch
    {
        { Kind: FlvTagKind.Script } => "script",
        { Kind: FlvTagKind.Picture, IsHead: true } => "picture head",
        { Kind: FlvTagKind.Sound, IsHead: true } => "sound head",
        { IsKeyPicture: true } => "key",
        { Kind: FlvTagKind.Picture } => "between",
        _ => "sound",
    };
}
