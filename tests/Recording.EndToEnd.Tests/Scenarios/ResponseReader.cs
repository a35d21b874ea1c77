using System.Globalization;
using System.Text;

namespace Recording.EndToEnd.Tests.Scenarios;

/// <summary>Reads just enough of HTTP/1.1 answers to go on with the connection.</summary>
internal static class ResponseReader
{
    /// <summary>The status, and whether the connection can be used again.</summary>
    public static async Task<(int Status, bool IsOpen)> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        int end;
        while ((end = HeaderEnd(buffer, length)) < 0)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0 || length + read == buffer.Length)
                return (0, false);
            length += read;
        }

        var head = Encoding.Latin1.GetString(buffer, 0, end);
        var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
        var body = ContentLength(head);
        for (var missing = end + 4 + body - length; missing > 0;)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, missing)), cancellationToken);
            if (read == 0)
                return (status, false);
            missing -= read;
        }

        // More bytes than the answer has: the spoiled request was taken for two. A new connection starts clean.
        var isClean = length <= end + 4 + body;
        return (status, isClean && !head.Contains("Connection: close", StringComparison.OrdinalIgnoreCase));
    }

    private static int HeaderEnd(byte[] buffer, int length) => buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);

    private static int ContentLength(string head)
    {
        const string Name = "Content-Length: ";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return 0;
        var from = at + Name.Length;
        var to = head.IndexOf('\r', from);
        return int.Parse(head.AsSpan(from, (to < 0 ? head.Length : to) - from), CultureInfo.InvariantCulture);
    }
}
