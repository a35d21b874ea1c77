namespace Recording.Contracts.Errors;

/// <summary>
/// The errors that the vendor's gateway gives before an operation sees the request, and the forms that its table uses for
/// mandatory and invalid parameters (codes, statuses and sentences of the public client error table).
/// </summary>
public static class GatewayErrors
{
    public static WireError UnknownApi { get; } =
        new(404, "InvalidApi.NotFound", "Specified api is not found, please check your url and method.");

    public static WireError UnsupportedMethod { get; } =
        new(400, "UnsupportedHTTPMethod", "This HTTP method is not supported for this action. Use POST for /api/, GET or POST for /, and GET or HEAD for /objects/.");

    public static WireError MissingKey { get; } =
        new(400, "MissingAccessKeyId", "AccessKeyId is mandatory for this action. Send a key in the x-functions-key header or the code parameter.");

    public static WireError UnknownKey { get; } =
        new(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");

    public static WireError DisabledKey { get; } =
        new(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.");

    public static WireError SecurityToken { get; } =
        new(400, "InvalidSecurityToken.MismatchWithAccessKey", "Specified SecurityToken does not belong to the access key.");

    public static WireError TimestampFormat { get; } =
        new(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted. It must be UTC, as in 2026-01-31T08:00:00Z.");

    public static WireError TimestampExpired { get; } =
        new(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired. It must be within 15 minutes of the service's clock.");

    public static WireError NonceUsed { get; } =
        new(400, "SignatureNonceUsed", "Specified signature nonce was used already.");

    public static WireError SignatureMethod { get; } =
        new(400, "InvalidSignatureMethod", "Specified signature method is not valid. HMAC-SHA1 and ACS3-HMAC-SHA256 are.");

    public static WireError AnswerFormat { get; } =
        new(400, "InvalidParameter.Format", "Specified parameter format is not valid. It must be JSON or XML.");

    public static WireError Throttled { get; } =
        new(400, "Throttling.User", "Request was denied due to user flow control.");

    public static WireError NotAuthorized { get; } =
        new(403, "Forbidden.RAM", "User not authorized to operate on the specified resource. The key's Actions do not name this operation, or oss:GetObject for reading a file.");

    public static WireError InternalError { get; } =
        new(500, "InternalError", "The request could not be completed because of an internal error. Try again; if it persists, look for the request id in the service's log.");

    public static WireError StorageUnavailable { get; } =
        new(503, "ServiceUnavailable", "The storage does not answer now. Nothing was started; try again later.");

    /// <summary>The disk is nearly full: 503, and what runs goes on.</summary>
    /// <param name="wantedBytes">How much has to be free.</param>
    public static WireError DiskShort(long wantedBytes) =>
        new(503, "ServiceUnavailable", $"The disk of the service is nearly full: a recording begins only with {wantedBytes} bytes free. Nothing was started, and what runs goes on. Free room on it, or lower Recording:MinimumFreeBytes.");

    /// <summary>The signature is another's; the vendor shows what the server signed, so that a client's author can compare.</summary>
    public static WireError SignatureMismatch(string stringToSign) =>
        new(400, "SignatureDoesNotMatch", $"Specified signature is not matched with our calculation. server string to sign is:{stringToSign}");

    /// <summary>A mandatory parameter is absent: 400 Missing{Param}.</summary>
    public static WireError Missing(string parameter) =>
        new(400, $"Missing{parameter}", $"{parameter} is mandatory for this action.");

    /// <summary>A parameter has a value that cannot be used: 400 Invalid{Param}.</summary>
    /// <param name="parameter">Name on the wire, dotted when nested.</param>
    /// <param name="reason">A sentence that says what to change.</param>
    public static WireError Invalid(string parameter, string reason) =>
        new(400, $"Invalid{parameter}", $"Specified parameter {parameter} is not valid. {reason}");

    /// <summary>An id that names nothing: 404 Invalid{Param}.NotFound.</summary>
    public static WireError NotFound(string parameter, string what) =>
        new(404, $"Invalid{parameter}.NotFound", $"Specified {what} is not found.");

    /// <summary>Something is in a state in which the operation makes no sense: 400 OperationDenied.{state}.</summary>
    public static WireError Denied(string state, string reason) =>
        new(400, $"OperationDenied.{state}", reason);

    /// <summary>The body is no JSON object: 400 InvalidParameter.Format.</summary>
    public static WireError MalformedBody(string reason) =>
        new(400, "InvalidParameter.Format", $"Specified parameter format is not valid. {reason}");
}
