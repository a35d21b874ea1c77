namespace Recording.Demo;

/// <summary>One line that is drawn again and again at a terminal; elsewhere, as in a log, each state is a line of its own.</summary>
internal sealed class ProgressLine(TextWriter output, bool isTerminal)
{
    private int _length;

    public void Show(string text)
    {
        if (!isTerminal)
        {
            output.WriteLine(text);
            return;
        }

        // What the line before had more must be wiped out.
        output.Write('\r' + text.PadRight(_length));
        output.Flush();
        _length = text.Length;
    }

    public void End()
    {
        if (_length > 0)
            output.WriteLine();
        _length = 0;
    }
}
