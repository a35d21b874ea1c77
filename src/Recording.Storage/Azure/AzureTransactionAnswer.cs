using System.Globalization;
using System.Text;

namespace Recording.Storage.Azure;

/// <summary>
/// The answer to a transaction: one part for each operation, or a single one for that which could not be done.
/// </summary>
/// <param name="Status">Of the operation.</param>
/// <param name="ETag">Of the row; empty where there is none.</param>
/// <param name="Code">The service's name for the error; empty on success.</param>
/// <param name="Index">Which operation could not be done; -1 where it is not said.</param>
internal sealed record AzureTransactionAnswer(int Status, string ETag, string Code, int Index)
{
    private const string StatusLine = "HTTP/1.1 ";

    /// <summary>The parts in order.</summary>
    public static List<AzureTransactionAnswer> ReadAll(ReadOnlyMemory<byte> body)
    {
        var answers = new List<AzureTransactionAnswer>();
        using var lines = new StringReader(Encoding.UTF8.GetString(body.Span));
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith(StatusLine, StringComparison.Ordinal))
                answers.Add(Read(int.Parse(line.AsSpan(StatusLine.Length, 3), CultureInfo.InvariantCulture), lines));
        }

        return answers;
    }

    /// <summary>One answer in the service's form of errors.</summary>
    public static AzureTransactionAnswer OfError(int status, ReadOnlyMemory<byte> body)
    {
        var (code, message) = AzureStorageErrors.ReadJson(body);

        // "3:The specified resource does not exist."
        var colon = message.IndexOf(':');
        var index = colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var found) ? found : -1;
        return new AzureTransactionAnswer(status, "", code, index);
    }

    private static AzureTransactionAnswer Read(int status, StringReader lines)
    {
        var etag = "";
        while (lines.ReadLine() is { Length: > 0 } header)
        {
            if (header.StartsWith("ETag:", StringComparison.OrdinalIgnoreCase))
                etag = header["ETag:".Length..].Trim();
        }

        if (status < 300)
            return new AzureTransactionAnswer(status, etag, "", -1);

        var body = new StringBuilder();
        while (lines.ReadLine() is { } line && !line.StartsWith("--", StringComparison.Ordinal))
            body.AppendLine(line);
        return OfError(status, Encoding.UTF8.GetBytes(body.ToString()));
    }
}
