using System.Security.Cryptography;
using System.Text;
using Recording.Core.Naming;
using Recording.Storage;
using Recording.Storage.Objects;

namespace Recording.Engine.Files;

/// <summary>
/// Writes objects without ever overwriting another recording's: a name that is taken by other bytes leads to the next free one, a name
/// that is taken by the same bytes is this object, written before a crash.
/// </summary>
public sealed class ObjectWriter(IObjectStore objects)
{
    private const int MostCandidates = 1000;

    /// <summary>Stores a local file.</summary>
    public Task<WrittenObject> PutUniqueFileAsync(
        string container, string name, string path, string contentType, CancellationToken cancellationToken) =>
        PutUniqueAsync(container, name, () => OpenFile(path), contentType, cancellationToken);

    /// <summary>Stores a text.</summary>
    public Task<WrittenObject> PutUniqueTextAsync(
        string container, string name, string text, string contentType, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return PutUniqueAsync(container, name, () => new MemoryStream(bytes, writable: false), contentType, cancellationToken);
    }

    /// <summary>Stores a text over what is there.</summary>
    public async Task ReplaceTextAsync(
        string container, string name, string text, string contentType, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false);
        var result = await objects.PutAsync(
            ObjectKey.Create(container, name), content, PutOptions.Replace(contentType), cancellationToken);
        if (result.Outcome != PutOutcome.Stored)
            throw Refused(result.Outcome);
    }

    private async Task<WrittenObject> PutUniqueAsync(
        string container, string name, Func<Stream> open, string contentType, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostCandidates; attempt++)
        {
            var candidate = UniqueName.Candidate(name, attempt);
            var key = ObjectKey.Create(container, candidate);
            await using var content = open();
            var result = await objects.PutAsync(key, content, PutOptions.CreateOnly(contentType), cancellationToken);
            if (result.Outcome == PutOutcome.Stored)
                return new WrittenObject(candidate, result.Length, result.Md5);
            if (result.Outcome != PutOutcome.AlreadyExists)
                throw Refused(result.Outcome);

            await using var again = open();
            if (await IsSameAsync(key, again, cancellationToken) is { } md5)
                return new WrittenObject(candidate, again.Length, md5);
        }

        throw new InvalidOperationException("Every candidate for an object's name is taken.");
    }

    /// <summary>The MD5 that both have, or null when they differ.</summary>
    private async Task<string?> IsSameAsync(ObjectKey key, Stream content, CancellationToken cancellationToken)
    {
        await using var stored = await objects.OpenReadAsync(key, 0, null, cancellationToken);
        if (stored is null || stored.Properties.Length != content.Length)
            return null;

        var theirs = await Md5Async(stored.Stream, cancellationToken);
        return theirs == await Md5Async(content, cancellationToken) ? theirs : null;
    }

#pragma warning disable CA5351 // MD5 is what blob storage confirms; it guards against accidents, not attacks.
    private static async Task<string> Md5Async(Stream stream, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await MD5.HashDataAsync(stream, cancellationToken));
#pragma warning restore CA5351

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <summary>A container that vanished may come back: the caller keeps what it has and tries again.</summary>
    private static StorageUnavailableException Refused(PutOutcome outcome) =>
        new(outcome == PutOutcome.NoSuchContainer ? "The recording's container does not exist any more." : "The storage refused a write.", null);
}
