using Microsoft.AspNetCore.Http;

namespace Recording.Engine.Http;

/// <summary><c>GET /openapi/v1.json</c>: the description of <c>/api/{Action}</c> (OpenAPI 3.1), for everyone. A test holds it against the operations.</summary>
public sealed class OpenApiEndpoint
{
    private const string Resource = "Recording.Engine.Http.openapi.json";
    private readonly byte[] _document = Load();

    public async Task HandleAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.ContentType = "application/json;charset=utf-8";
        context.Response.ContentLength = _document.Length;
        context.Response.Headers.AccessControlAllowOrigin = "*";
        await context.Response.Body.WriteAsync(_document, context.RequestAborted);
    }

    private static byte[] Load()
    {
        using var stream = typeof(OpenApiEndpoint).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("The OpenAPI document is not in the assembly.");
        var document = new byte[stream.Length];
        stream.ReadExactly(document);
        return document;
    }
}
