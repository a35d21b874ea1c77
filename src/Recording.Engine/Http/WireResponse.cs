using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Recording.Contracts;
using Recording.Contracts.Errors;
using Recording.Engine.Operations;

namespace Recording.Engine.Http;

/// <summary>Writes answers and errors in the vendor's shape.</summary>
internal static class WireResponse
{
    private const string RequestIdHeader = "x-acs-request-id";

    /// <summary>Milliseconds; the official clients wait that long before they try again.</summary>
    private const string RetryAfterHeader = "x-acs-retry-after";

    public static string NewRequestId() => Guid.NewGuid().ToString().ToUpperInvariant();

    public static Task WriteAsync(HttpContext context, string requestId, OperationAnswer answer) =>
        WriteAsync(context, requestId, answer, AnswerFormat.Json, null);

    public static async Task WriteAsync(HttpContext context, string requestId, OperationAnswer answer, AnswerFormat format, string? action)
    {
        var body = answer.Succeeded ? answer.Body : ErrorBody(context, requestId, answer.Error);
        if (format == AnswerFormat.Xml)
            body = XmlAnswer.From(body, answer.Succeeded ? $"{action}Response" : "Error");
        context.Response.StatusCode = answer.Error?.Status ?? StatusCodes.Status200OK;
        context.Response.ContentType = format == AnswerFormat.Xml ? "text/xml;charset=utf-8" : "application/json;charset=utf-8";
        context.Response.ContentLength = body.Length;
        context.Response.Headers[RequestIdHeader] = requestId;
        context.Response.Headers.CacheControl = "no-store";
        if (answer.RetryAfter is { } wait)
        {
            context.Response.Headers[RetryAfterHeader] = Math.Ceiling(wait.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static byte[] ErrorBody(HttpContext context, string requestId, WireError error) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new ErrorBody(
                requestId,
                error.Message,
                context.Request.Host.Value ?? "",
                error.Code,
                "See docs/wire-compatibility.md of the service for this code."),
            WireJson.Wire.ErrorBody);
}
