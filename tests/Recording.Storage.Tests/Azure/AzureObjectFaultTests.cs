using System.Security.Cryptography;
using Recording.Storage.Azure;
using Recording.Storage.Objects;

namespace Recording.Storage.Tests.Azure;

/// <summary>What becomes of objects when the line to the service has faults.</summary>
public sealed class AzureObjectFaultTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Type = ContentTypes.TransportStream;
    private const int OneBlock = 100_000;
    private const int ThreeBlocks = 9_000_000;

    private readonly string _container = $"t-{Guid.NewGuid():n}";
    private AzureAccount _account = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ObjectKey Key => ObjectKey.Create(_container, "a.ts");

    public async ValueTask InitializeAsync()
    {
        _account = await azurite.AccountAsync();
        await Store(_ => Fault.None).EnsureContainerAsync(_container, Cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(OneBlock)]
    [InlineData(ThreeBlocks)]
    public async Task AnyMember_EveryOtherAttemptFails_DoesWhatItShould(int length)
    {
        var faults = new[] { Fault.Busy, Fault.None, Fault.Unreachable, Fault.None, Fault.AnswerLost, Fault.None };
        var store = Store(n => faults[n % faults.Length]);
        var bytes = Bytes(length);

        var put = await store.PutAsync(Key, new MemoryStream(bytes), PutOptions.Replace(Type), Cancellation);

        Assert.Equal((PutOutcome.Stored, (long)length, Convert.ToHexStringLower(MD5.HashData(bytes))), (put.Outcome, put.Length, put.Md5));
        Assert.Equal(put.ETag, (await store.GetPropertiesAsync(Key, Cancellation))?.ETag);
        Assert.Equal(bytes, await ReadAsync(store));
        Assert.Equal([Key.Name], await store.ListAsync(_container, "", Cancellation).Select(listed => listed.Name).ToListAsync(Cancellation));
        Assert.True(await store.DeleteAsync(Key, Cancellation));
    }

    // The answer to each request in turn; a large object that must not be there is looked for first.
    [Theory]
    [InlineData(OneBlock, true, 1)]
    [InlineData(OneBlock, false, 1)]
    [InlineData(ThreeBlocks, true, 5)]
    [InlineData(ThreeBlocks, false, 4)]
    public async Task PutAsync_AnyAnswerLost_IsStored(int length, bool isCreateOnly, int requests)
    {
        for (var lost = 0; lost < requests; lost++)
        {
            var handler = new FaultyHandler(n => n == lost ? Fault.AnswerLost : Fault.None);
            var put = await new AzureObjectStore(AzureRestClient.ForBlobs(_account, null, FaultyAccount.Options(handler))).PutAsync(
                Key, new MemoryStream(Bytes(length)), isCreateOnly ? PutOptions.CreateOnly(Type) : PutOptions.Replace(Type), Cancellation);

            Assert.Equal(PutOutcome.Stored, put.Outcome);
            var properties = await Store(_ => Fault.None).GetPropertiesAsync(Key, Cancellation);
            Assert.Equal((put.ETag, (long)length), (properties!.ETag, properties.Length));
            Assert.True(handler.Requests > requests, "The fault did not happen.");
            await Store(_ => Fault.None).DeleteAsync(Key, Cancellation);
        }
    }

    [Fact]
    public async Task PutAsync_LargeAndThereAlready_SendsNoBlock()
    {
        await PutAsync(1);
        var handler = new FaultyHandler(_ => Fault.None);

        var put = await new AzureObjectStore(AzureRestClient.ForBlobs(_account, null, FaultyAccount.Options(handler)))
            .PutAsync(Key, new MemoryStream(Bytes(ThreeBlocks)), PutOptions.CreateOnly(Type), Cancellation);

        Assert.Equal(PutResult.Refused(PutOutcome.AlreadyExists), put);
        Assert.Equal(1, handler.Requests);
    }

    [Fact]
    public async Task PutAsync_MustMatchAndAnswerLost_IsStored()
    {
        var first = await PutAsync(1);

        var put = await Store(n => n == 0 ? Fault.AnswerLost : Fault.None).PutAsync(
            Key, new MemoryStream([2]), new PutOptions(Type, PutCondition.MustMatch(first.ETag)), Cancellation);

        Assert.Equal(PutOutcome.Stored, put.Outcome);
        Assert.NotEqual(first.ETag, put.ETag);
        Assert.Equal([2], await ReadAsync(Store(_ => Fault.None)));
    }

    [Theory]
    [InlineData((int)Fault.AnswerLost)]
    [InlineData((int)Fault.Busy)]
    [InlineData((int)Fault.Unreachable)]
    public async Task PutAsync_ConditionDoesNotHoldAndAnswerLost_IsRefusedEvenForTheSameBytes(int fault)
    {
        var first = await PutAsync(1);
        AzureObjectStore Faulty() => Store(n => n == 0 ? (Fault)fault : Fault.None);

        var created = await Faulty().PutAsync(Key, new MemoryStream([1]), PutOptions.CreateOnly(Type), Cancellation);
        var replaced = await Faulty().PutAsync(
            Key, new MemoryStream([1]), new PutOptions(Type, PutCondition.MustMatch("\"0x1\"")), Cancellation);

        Assert.Equal(PutResult.Refused(PutOutcome.AlreadyExists), created);
        Assert.Equal(PutResult.Refused(PutOutcome.ConditionFailed), replaced);
        Assert.Equal(first.ETag, (await Faulty().GetPropertiesAsync(Key, Cancellation))?.ETag);
    }

    [Theory]
    [InlineData(OneBlock, 0)]
    [InlineData(ThreeBlocks, 1)]
    public async Task PutAsync_BodyChangedOnTheWay_IsNotStored(int length, int changed)
    {
        var store = Store(n => n == changed ? Fault.BodyChanged : Fault.None);

        var exception = await Assert.ThrowsAsync<StorageUnavailableException>(
            () => store.PutAsync(Key, new MemoryStream(Bytes(length)), PutOptions.Replace(Type), Cancellation));

        Assert.Contains("Md5Mismatch", exception.Message, StringComparison.Ordinal);
        Assert.Null(await store.GetPropertiesAsync(Key, Cancellation));
    }

    [Fact]
    public async Task PutAsync_TwoOfOneNameInBlocksAtOnce_NeverMix()
    {
        var store = Store(_ => Fault.None);
        byte[][] versions = [Bytes(ThreeBlocks), Bytes(ThreeBlocks + 1)];

        // The one that commits first takes the other's blocks away; that one is to be tried again.
        var outcomes = await Task.WhenAll(versions.Select(async bytes =>
        {
            try
            {
                return (await store.PutAsync(Key, new MemoryStream(bytes), PutOptions.Replace(Type), Cancellation)).Outcome;
            }
            catch (StorageUnavailableException)
            {
                return (PutOutcome?)null;
            }
        }));

        Assert.Contains(PutOutcome.Stored, outcomes);
        Assert.Contains(await ReadAsync(store), versions);
    }

    [Fact]
    public async Task OpenReadAsync_ConnectionsBreak_GivesEveryByteOnce()
    {
        var bytes = Bytes(2500);
        await Store(_ => Fault.None).PutAsync(Key, new MemoryStream(bytes), PutOptions.Replace(Type), Cancellation);

        Assert.Equal(bytes, await ReadAsync(Store(_ => Fault.AnswerBreaksOff)));
        Assert.Equal(bytes[7..], await ReadAsync(Store(_ => Fault.AnswerBreaksOff), 7));
        Assert.Equal(bytes[7..2007], await ReadAsync(Store(_ => Fault.AnswerBreaksOff), 7, 2000));
    }

    [Fact]
    public async Task OpenReadAsync_ReplacedWhileConnectionsBreak_IsUnavailableAndNeverAMixture()
    {
        await Store(_ => Fault.None).PutAsync(Key, new MemoryStream(Bytes(2500)), PutOptions.Replace(Type), Cancellation);
        await using var content = await Store(_ => Fault.AnswerBreaksOff).OpenReadAsync(Key, 0, null, Cancellation);

        await PutAsync(1);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => content!.Stream.CopyToAsync(Stream.Null, Cancellation));
    }

    [Fact]
    public async Task DeleteAsync_AnswerLost_WasThere()
    {
        await PutAsync(1);

        Assert.True(await Store(n => n == 0 ? Fault.AnswerLost : Fault.None).DeleteAsync(Key, Cancellation));
        Assert.False(await Store(_ => Fault.None).DeleteAsync(Key, Cancellation));
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private async Task<byte[]> ReadAsync(AzureObjectStore store, long offset = 0, long? length = null)
    {
        await using var content = await store.OpenReadAsync(Key, offset, length, Cancellation);
        var read = new MemoryStream();
        await content!.Stream.CopyToAsync(read, Cancellation);
        return read.ToArray();
    }

    private Task<PutResult> PutAsync(byte value) =>
        Store(_ => Fault.None).PutAsync(Key, new MemoryStream([value]), PutOptions.Replace(Type), Cancellation);

    private AzureObjectStore Store(Func<int, Fault> plan) => FaultyAccount.Objects(_account, plan);
}
