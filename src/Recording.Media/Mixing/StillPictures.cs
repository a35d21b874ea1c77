using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Recording.Core.Ffmpeg;
using Recording.Core.Mixing;
using Recording.Media.Processes;

namespace Recording.Media.Mixing;

/// <summary>
/// Images in the sizes in which a mix shows them. Each address is fetched once in the life of this object, each size decoded once; until
/// then, and for files that are no image, there is nothing to show.
/// </summary>
internal sealed class StillPictures(IImageSource source, FfmpegOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan DecodingLimit = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<string, Task<byte[]?>> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(MixImage Image, PictureSize Size), Task<Picture?>> _pictures = new();

    /// <summary>The picture, when it is ready.</summary>
    public Picture? TryGet(MixImage? image, PictureSize size) =>
        image is not null && _pictures.TryGetValue((image, size), out var made) && made.IsCompletedSuccessfully ? made.Result : null;

    /// <summary>Begins to make a picture, unless that was begun before.</summary>
    public void Prepare(MixImage? image, PictureSize size, CancellationToken stop)
    {
        if (image is not null && size is { Width: > 0, Height: > 0 } && !_pictures.ContainsKey((image, size)))
            _pictures[(image, size)] = MakeAsync(image, size, stop);
    }

    private async Task<Picture?> MakeAsync(MixImage image, PictureSize size, CancellationToken stop)
    {
        try
        {
            if (await _files.GetOrAdd(image.Url, url => source.FetchAsync(url, ImageHeader.MostBytes, stop)) is not { } file)
                return null;
            if (!ImageHeader.TryRead(file, out var header))
            {
                Log.ImageRefused(logger, image.Url.Split('?')[0]);
                return null;
            }

            return await DecodeAsync(file, header.Kind, image, size, stop);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ProgramMissingException)
        {
            return null;
        }
    }

    private async Task<Picture?> DecodeAsync(byte[] file, ImageKind kind, MixImage image, PictureSize size, CancellationToken stop)
    {
        var picture = new Picture(size);
        var read = 0;
        await using var process = MediaProcess.StartRaw(
            new MediaProcessStart(options.FfmpegPath, StillArguments.Build(kind, size, image.Mode), Path.GetTempPath(), LowPriority: true),
            time,
            output => read = output.ReadAtLeast(picture.Pixels, picture.Pixels.Length, throwOnEndOfStream: false),
            static _ => false);
        try
        {
            await process.Input.WriteAsync(file, stop);
            process.Input.Close();
        }
        catch (IOException)
        {
            // It has seen enough.
        }

        if (await process.WaitAsync(DecodingLimit, stop) && read == picture.Pixels.Length)
            return picture;
        Log.ImageRefused(logger, image.Url.Split('?')[0]);
        return null;
    }
}
