using System.Text;
using Recording.Engine.Files;
using Recording.Engine.Tests.Kit;
using Recording.Storage;
using Recording.Storage.Objects;

namespace Recording.Engine.Tests.Files;

public sealed class ObjectWriterTests
{
    private readonly MemoryObjects _objects = new();

    [Fact]
    public async Task PutUnique_FreeName_TakesIt() =>
        Assert.Equal("a/b.ts", (await PutAsync("a/b.ts", "one")).Name);

    [Fact]
    public async Task PutUnique_SameBytes_IsTheSameObject()
    {
        var first = await PutAsync("a/b.ts", "one");
        var again = await PutAsync("a/b.ts", "one");

        Assert.Equal(first, again);
        Assert.Single(_objects.Names(Samples.Container));
    }

    [Fact]
    public async Task PutUnique_OtherBytes_TakesTheNextNameAndFindsItAgain()
    {
        await PutAsync("a/b.ts", "one");
        await PutAsync("a/b.ts", "two");

        Assert.Equal("a/b-2.ts", (await PutAsync("a/b.ts", "three")).Name);
        Assert.Equal("a/b-1.ts", (await PutAsync("a/b.ts", "two")).Name);
        Assert.Equal(["a/b-1.ts", "a/b-2.ts", "a/b.ts"], _objects.Names(Samples.Container));
        Assert.Equal("one", _objects.Text(Samples.Container, "a/b.ts"));
    }

    [Fact]
    public async Task PutUnique_AnswerLost_SecondTryFindsTheFirst()
    {
        var faults = new Faults { Plan = write => write == 1 ? WriteFault.AnswerLost : WriteFault.None };
        var writer = new ObjectWriter(new FaultyObjects(_objects, faults));

        await Assert.ThrowsAsync<StorageUnavailableException>(() =>
            writer.PutUniqueTextAsync(Samples.Container, "x.ts", "one", ContentTypes.TransportStream, CancellationToken.None));
        var written = await writer.PutUniqueTextAsync(Samples.Container, "x.ts", "one", ContentTypes.TransportStream, CancellationToken.None);

        Assert.Equal("x.ts", written.Name);
        Assert.Equal(3, written.Length);
        Assert.Equal(["x.ts"], _objects.Names(Samples.Container));
    }

    [Fact]
    public async Task Replace_Taken_WritesOver()
    {
        await PutAsync("list.m3u8", "old");
        await new ObjectWriter(_objects).ReplaceTextAsync(Samples.Container, "list.m3u8", "new", ContentTypes.Playlist, CancellationToken.None);

        Assert.Equal("new", Encoding.UTF8.GetString(_objects.Bytes(Samples.Container, "list.m3u8")));
    }

    private Task<WrittenObject> PutAsync(string name, string text) => new ObjectWriter(_objects).PutUniqueTextAsync(
        Samples.Container, name, text, ContentTypes.TransportStream, CancellationToken.None);
}
