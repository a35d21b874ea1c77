using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Recording.Storage.Local;

/// <summary>
/// The path of an object's file below its container's folder: a bijection between object names and the paths made here.
/// <para>A blob store holds both <c>a</c> and <c>a/b</c>, a file system cannot. So a folder's name never contains '.' and a
/// file's name always does: in folders '.' becomes <c>%2E</c>; a file whose name has no '.' gets the suffix <c>.%</c>. '%' becomes
/// <c>%25</c>, and so does a leading '.', as <c>%2E</c>: nothing is hidden and nothing is a step upward. All else, ':' included,
/// stays as it is (but for what Windows forbids, on Windows). Segments too long for a file name (255 bytes of UTF-8) are cut:
/// the head becomes a folder whose name ends in <c>%+</c>, the rest goes on inside it.</para>
/// <para>The file system must tell upper case from lower case, as those of Linux do.</para>
/// </summary>
internal static class LocalObjectPath
{
    private const int ComponentBytes = 255;
    private const string FileMark = ".%";
    private const string CutMark = "%+";
    private const string ForbiddenOnWindows = "<>:\"|?*";

    /// <summary>The path, parted by '/', of the file that holds the object.</summary>
    public static string FromName(string name)
    {
        var slash = name.LastIndexOf('/');
        var path = new StringBuilder();
        if (slash >= 0)
            path.Append(FromFolder(name[..slash])).Append('/');
        AppendSegment(path, name[(slash + 1)..], isFile: true);
        return path.ToString();
    }

    /// <summary>The path of the folder that holds all objects whose names begin with <paramref name="folder"/> and '/'.</summary>
    public static string FromFolder(string folder)
    {
        var path = new StringBuilder();
        foreach (var segment in folder.Split('/'))
        {
            if (path.Length > 0)
                path.Append('/');
            AppendSegment(path, segment, isFile: false);
        }

        return path.ToString();
    }

    /// <summary>The name of the object that a file holds; false for a file that no object's name leads to.</summary>
    public static bool TryToName(string path, [NotNullWhen(true)] out string? name)
    {
        name = null;
        var slash = path.LastIndexOf('/');
        var file = path.AsSpan(slash + 1);
        if (!IsFileName(file))
            return false;

        var text = new StringBuilder();
        if (slash >= 0)
        {
            if (!TryToPrefix(path[..slash], out var prefix))
                return false;
            text.Append(prefix);
        }

        if (file.EndsWith(FileMark, StringComparison.Ordinal))
            file = file[..^FileMark.Length];
        if (!TryUnescape(file, text))
            return false;

        // Two spellings must not lead to one object: only the spelling made here counts.
        var candidate = text.ToString();
        if (!Objects.ObjectKey.IsObjectName(candidate) || FromName(candidate) != path)
            return false;

        name = candidate;
        return true;
    }

    /// <summary>What the names of all objects below a folder begin with.</summary>
    public static bool TryToPrefix(string folderPath, [NotNullWhen(true)] out string? prefix)
    {
        prefix = null;
        var text = new StringBuilder();
        foreach (var component in folderPath.Split('/'))
        {
            var isCut = component.EndsWith(CutMark, StringComparison.Ordinal);
            if (IsFileName(component) || !TryUnescape(isCut ? component.AsSpan()[..^CutMark.Length] : component, text))
                return false;
            if (!isCut)
                text.Append('/');
        }

        prefix = text.ToString();
        return true;
    }

    /// <summary>Whether a component names a file and not a folder.</summary>
    public static bool IsFileName(ReadOnlySpan<char> component) => component.Contains('.');

    private static void AppendSegment(StringBuilder path, string segment, bool isFile)
    {
        var whole = Escape(segment, isFile);
        while (Encoding.UTF8.GetByteCount(whole) > ComponentBytes)
        {
            var head = LengthOfHead(segment);
            path.Append(Escape(segment[..head], isFile: false)).Append(CutMark).Append('/');
            segment = segment[head..];
            whole = Escape(segment, isFile);
        }

        path.Append(whole);
    }

    // Never the whole segment: what does not fit with a file's mark does not fit with the cut mark either.
    private static int LengthOfHead(string segment)
    {
        var (bytes, length) = (CutMark.Length, 0);
        foreach (var rune in segment.EnumerateRunes())
        {
            bytes += rune.IsBmp && IsEscaped((char)rune.Value, 1, isFile: false) ? 3 : rune.Utf8SequenceLength;
            if (bytes > ComponentBytes)
                break;
            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    private static string Escape(string segment, bool isFile)
    {
        var text = new StringBuilder(segment.Length + 8);
        var hasDot = false;
        for (var i = 0; i < segment.Length; i++)
        {
            if (IsEscaped(segment[i], i, isFile))
                text.Append('%').Append(((int)segment[i]).ToString("X2", null));
            else
                text.Append(segment[i]);
            hasDot |= text[^1] == '.';
        }

        return isFile && !hasDot ? text.Append(FileMark).ToString() : text.ToString();
    }

    private static bool IsEscaped(char c, int index, bool isFile) =>
        c == '%'
        || c == '.' && (!isFile || index == 0)
        || OperatingSystem.IsWindows() && ForbiddenOnWindows.Contains(c, StringComparison.Ordinal);

    private static bool TryUnescape(ReadOnlySpan<char> text, StringBuilder into)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                into.Append(text[i]);
                continue;
            }

            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                return false;
            into.Append((char)Convert.FromHexString(text.Slice(i + 1, 2))[0]);
            i += 2;
        }

        return true;
    }
}
