using System.Text;

namespace Recording.Media.Processes;

/// <summary>Reads a stream to its end and hands its lines on. Lines are cut at a limit, so memory stays bounded whatever arrives.</summary>
internal static class LinePump
{
    private const int LineLimit = 4096;

    public static async Task RunAsync(TextReader reader, Action<string> onLine, CancellationToken ct)
    {
        var buffer = new char[4096];
        var line = new StringBuilder();
        int read;
        while ((read = await reader.ReadAsync(buffer.AsMemory(), ct)) > 0)
        {
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] is '\n')
                    Flush(line, onLine);
                else if (line.Length < LineLimit)
                    line.Append(buffer[i]);
            }
        }

        if (line.Length > 0)
            Flush(line, onLine);
    }

    private static void Flush(StringBuilder line, Action<string> onLine)
    {
        if (line is [.., '\r'])
            line.Length--;
        var text = line.ToString();
        line.Clear();
        onLine(text);
    }
}
