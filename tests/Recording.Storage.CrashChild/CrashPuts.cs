using System.Buffers.Binary;
using System.Globalization;
using Recording.Storage.Objects;

namespace Recording.Storage.CrashChild;

/// <summary>Puts objects that can be told whole from broken: their bytes follow from their first eight.</summary>
public static class CrashPuts
{
    public const string Container = "crash";
    public const string Replaced = "replaced.ts";
    private const int Workers = 4;

    /// <summary>The bytes of the object with this number.</summary>
    public static byte[] ContentOf(long number)
    {
        // Not secret, only different: the generator's seed is the number.
#pragma warning disable CA5394
        var random = new Random((int)number);
        var content = new byte[8 + random.Next(400_000)];
        random.NextBytes(content);
#pragma warning restore CA5394
        BinaryPrimitives.WriteInt64LittleEndian(content, number);
        return content;
    }

    /// <summary>The number that content begins with, when the rest is what belongs to it; otherwise null.</summary>
    public static long? NumberOf(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length < 8)
            return null;
        var number = BinaryPrimitives.ReadInt64LittleEndian(content);
        return content.AsSpan().SequenceEqual(ContentOf(number)) ? number : null;
    }

    public static async Task RunAsync(IObjectStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        await store.EnsureContainerAsync(Container, CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => PutAsync(store, worker))));
    }

    private static async Task PutAsync(IObjectStore store, int worker)
    {
        for (var number = 0L; ; number++)
        {
            var id = number * Workers + worker;
            var name = worker == 0 ? Replaced : string.Create(CultureInfo.InvariantCulture, $"w{worker}/{number % 7}/{id}.ts");
            using var content = new MemoryStream(ContentOf(id));
            var result = await store.PutAsync(
                ObjectKey.Create(Container, name), content, PutOptions.Replace(ContentTypes.TransportStream), CancellationToken.None);
            if (result.Outcome != PutOutcome.Stored)
                throw new InvalidOperationException("A put was refused.");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {id}"));
        }
    }
}
