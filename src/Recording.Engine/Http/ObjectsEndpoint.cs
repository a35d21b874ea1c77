using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Recording.Contracts.Errors;
using Recording.Core.Parameters;
using Recording.Core.Playlists;
using Recording.Core.Signing;
using Recording.Engine.Operations;
using Recording.Engine.Security;
using Recording.Engine.Settings;
using Recording.Storage;
using Recording.Storage.Objects;

namespace Recording.Engine.Http;

/// <summary>
/// <c>GET /objects/{container}/{name}</c>: stored files, with ranges and CORS, for a signed link or a key that may read objects. The segments of a playlist that was
/// opened by a link open by links of the same life, which are written into it on its way out, and lead into the storage where that gives any.
/// </summary>
public sealed class ObjectsEndpoint(
    IObjectStore objects, ObjectLinks links, RequestAuthenticator authenticator, IOptions<RecordingOptions> options, TimeProvider time)
{
    private static readonly WireError NotFound = new(404, "InvalidObject.NotFound", "Specified object is not found.");
    private static readonly WireError LinkRefused = new(403, "Forbidden.Link", "The link has expired or was changed. Ask for the file again.");
    private static readonly WireError RangeRefused = new(416, "InvalidRange", "The range lies outside the object.");

    public async Task HandleAsync(HttpContext context, string container, string name)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.AccessControlExposeHeaders = "Content-Length, Content-Range, ETag";
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.Headers.AccessControlAllowMethods = "GET, HEAD";
            context.Response.Headers.AccessControlAllowHeaders = $"Range, {RequestAuthenticator.KeyHeader}, {RequestAuthenticator.TokenHeader}";
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        if (await ServeAsync(context, container, name) is { } error)
            await WireResponse.WriteAsync(context, WireResponse.NewRequestId(), OperationAnswer.FromWireError(error));
    }

    private async Task<WireError?> ServeAsync(HttpContext context, string container, string name)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            return GatewayErrors.UnsupportedMethod;
        var (refused, expires) = Authorize(context.Request, container, name);
        if (refused is not null)
            return refused;
        if (!ObjectKey.TryCreate(container, name, out var key))
            return NotFound;

        try
        {
            if (await objects.GetPropertiesAsync(key, context.RequestAborted) is not { } properties)
                return NotFound;
            return ObjectLinks.IsPlaylist(name) && expires is not null
                ? await SendPlaylistAsync(context, key, properties, expires.Value)
                : await SendBytesAsync(context, key, properties);
        }
        catch (StorageUnavailableException)
        {
            return GatewayErrors.StorageUnavailable;
        }
    }

    /// <summary>No error when the request may read; the time tells how long what a playlist points to stays open.</summary>
    private (WireError? Error, DateTimeOffset? Expires) Authorize(HttpRequest request, string container, string name)
    {
        var now = time.GetUtcNow();
        if (request.Query.TryGetValue(SignedLink.SignatureParameter, out var signature))
        {
            return links.Verify(container, name, request.Query[SignedLink.ExpiryParameter], signature, now, out var end)
                ? (null, end)
                : (LinkRefused, null);
        }

        var caller = authenticator.AuthenticateKey(RequestReader.Read(request, []));
        if (!caller.IsKnown)
            return (caller.Error, null);
        if (!caller.Key.Allows(AccessKey.ReadObject))
            return (GatewayErrors.NotAuthorized, null);

        // A key in the address is not handed on to the segments: they get links.
        return request.Query.ContainsKey(RequestAuthenticator.KeyParameter)
            ? (null, now + options.Value.LinkLifetime)
            : (null, null);
    }

    private async Task<WireError?> SendPlaylistAsync(HttpContext context, ObjectKey key, ObjectProperties properties, DateTimeOffset expires)
    {
        await using var content = await objects.OpenReadAsync(key, 0, null, context.RequestAborted);
        if (content is null)
            return NotFound;

        using var reader = new StreamReader(content.Stream, Encoding.UTF8);
        var playlist = PlaylistRewriter.Rewrite(
            await reader.ReadToEndAsync(context.RequestAborted),
            address => PlaylistRewriter.Resolve(key.Name, address) is { } target
                ? links.Direct(key.Container, target, expires) ?? $"{address}?{links.Sign(key.Container, target, expires)}"
                : address);
        var bytes = Encoding.UTF8.GetBytes(playlist);
        context.Response.ContentType = properties.ContentType;
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "no-cache";
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        return null;
    }

    private async Task<WireError?> SendBytesAsync(HttpContext context, ObjectKey key, ObjectProperties properties)
    {
        var response = context.Response;
        if (!ByteRange.TryParse(context.Request.Headers.Range.FirstOrDefault(), properties.Length, out var range))
        {
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{properties.Length}");
            return RangeRefused;
        }

        await using var content = await objects.OpenReadAsync(key, range?.Offset ?? 0, range?.Length, context.RequestAborted);
        if (content is null)
            return NotFound;

        response.StatusCode = range is null ? StatusCodes.Status200OK : StatusCodes.Status206PartialContent;
        response.ContentType = properties.ContentType;
        response.ContentLength = range?.Length ?? properties.Length;
        response.Headers.AcceptRanges = "bytes";
        response.Headers.ETag = $"\"{properties.ETag.Trim('"')}\"";
        response.Headers.LastModified = properties.LastModified.ToString("R", CultureInfo.InvariantCulture);
        if (range is not null)
        {
            response.Headers.ContentRange = string.Create(
                CultureInfo.InvariantCulture, $"bytes {range.Offset}-{range.Offset + range.Length - 1}/{properties.Length}");
        }

        if (HttpMethods.IsGet(context.Request.Method))
            await content.Stream.CopyToAsync(response.Body, context.RequestAborted);
        return null;
    }
}
