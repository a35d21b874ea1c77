using System.Text;
using Recording.Storage.Objects;

namespace Recording.Storage.Tests.Objects;

public abstract partial class ObjectStoreContract
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(131_072)]
    [InlineData(9_000_001)]
    public async Task PutAsync_AnyLength_AnswersLengthAndMd5AndReadsBack(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        var result = await Store.PutAsync(
            Key("a.ts"), new MemoryStream(bytes), PutOptions.CreateOnly(Type), Cancellation);

        Assert.Equal((PutOutcome.Stored, (long)length, Md5(bytes)), (result.Outcome, result.Length, result.Md5));
        await using var content = await Store.OpenReadAsync(Key("a.ts"), 0, null, Cancellation);
        var read = new MemoryStream();
        await content!.Stream.CopyToAsync(read, Cancellation);
        Assert.Equal(bytes, read.ToArray());
        Assert.Equal(length, content.Properties.Length);
    }

    [Theory]
    [InlineData("plain.ts")]
    [InlineData("no extension")]
    [InlineData(".hidden/.file")]
    [InlineData("100%/a%2Fb.ts")]
    [InlineData("2026-01-02T03:04:05+08:00/cam=1&mic=2;v'3'?x#y.ts")]
    [InlineData("domain.example.com/app/stream_1-2~3/0.ts")]
    [InlineData("Übung/日本語/录制 文件.m3u8")]
    [InlineData("emoji/🎥.ts")]
    [InlineData("[brackets]{braces}(parens)/a,b!c@d$e^f`g|h\"i<j>k*.ts")]
    public async Task PutAsync_AnyLegalName_ReadsBackUnderIt(string name)
    {
        await PutAsync(name, name);

        Assert.Equal(name, await ReadAsync(name));
        Assert.Equal([name], await ListAsync(""));
    }

    [Fact]
    public async Task PutAsync_LongNames_AreDifferentObjects()
    {
        string[] names =
        [
            new('x', 1024),
            new string('x', 1023) + "y",
            new string('x', 255),
            new string('x', 300) + "/" + new string('y', 300) + ".ts",
            string.Concat(Enumerable.Repeat("録", 500)),
        ];
        foreach (var name in names)
            await PutAsync(name, Md5(Encoding.UTF8.GetBytes(name)));

        foreach (var name in names)
            Assert.Equal(Md5(Encoding.UTF8.GetBytes(name)), await ReadAsync(name));
        Assert.Equal(names.Order(StringComparer.Ordinal), await ListAsync(""));
    }

    [Fact]
    public async Task PutAsync_NameThatIsAnothersFolder_KeepsBoth()
    {
        await PutAsync("a/b", "deep");
        await PutAsync("a", "flat");
        await PutAsync("a/b/c.ts", "deeper");

        Assert.Equal("flat", await ReadAsync("a"));
        Assert.Equal("deep", await ReadAsync("a/b"));
        Assert.Equal("deeper", await ReadAsync("a/b/c.ts"));
    }

    [Fact]
    public async Task PutAsync_NamesThatDifferInCase_KeepsBoth()
    {
        await PutAsync("Cam.ts", "upper");
        await PutAsync("cam.ts", "lower");

        Assert.Equal("upper", await ReadAsync("Cam.ts"));
        Assert.Equal("lower", await ReadAsync("cam.ts"));
    }

    [Fact]
    public async Task PutAsync_Replace_ChangesBytesAndETag()
    {
        var etags = new HashSet<string>();
        for (var i = 0; i < 50; i++)
            Assert.True(etags.Add(await PutAsync("a.ts", "same bytes")));

        await PutAsync("a.ts", "other");
        Assert.Equal("other", await ReadAsync("a.ts"));
    }

    [Fact]
    public async Task PutAsync_ContentThatFails_ThrowsItAndStoresNothing()
    {
        await using var content = new FailingStream(200_000);

        var exception = await Assert.ThrowsAsync<IOException>(() =>
            Store.PutAsync(Key("a.ts"), content, PutOptions.Replace(Type), Cancellation));

        Assert.Equal(FailingStream.Reason, exception.Message);
        Assert.Empty(await ListAsync(""));
    }

    [Fact]
    public async Task PutAsync_Cancelled_ThrowsAndStoresNothing()
    {
        using var cancellation = new CancellationTokenSource();
        await using var content = new FailingStream(200_000, cancellation.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Store.PutAsync(Key("a.ts"), content, PutOptions.Replace(Type), cancellation.Token));

        Assert.Empty(await ListAsync(""));
    }
}
