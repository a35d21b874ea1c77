namespace Recording.Media.Nut;

/// <summary>The main header: the time bases and the meaning of frame codes.</summary>
internal sealed record NutMainHeader(IReadOnlyList<(long Numerator, long Denominator)> TimeBases, NutFrameCode[] FrameCodes)
{
    private const int NoFrameCode = 'N';

    public static NutMainHeader Read(NutInput input)
    {
        var version = input.ReadNumber();
        if (version is < 2 or > 4)
            throw new NutFormatException($"its version is {version}");
        if (version > 3)
            input.ReadNumber();
        input.ReadNumber(); // The number of streams; each comes with a header of its own.
        input.ReadNumber(); // The longest way between two sync points; nothing here jumps.
        var bases = new (long, long)[input.ReadSmall(256)];
        for (var i = 0; i < bases.Length; i++)
            bases[i] = (input.ReadNumber(), input.ReadNumber());
        return new NutMainHeader(bases, ReadFrameCodes(input));
    }

    public NutStream ReadStream(NutInput input)
    {
        var number = input.ReadSmall(255);
        var kind = input.ReadNumber();
        input.Skip(input.ReadSmall(16)); // The codec: the arguments of ffmpeg say it.
        var (numerator, denominator) = TimeBases[input.ReadSmall(TimeBases.Count - 1)];
        var shift = input.ReadSmall(32);
        input.ReadNumber(); // The longest way between two timestamps.
        input.ReadNumber(); // Pictures are in the order in which they are shown.
        input.ReadNumber(); // Flags: whether the frame rate is fixed.
        input.Skip(input.ReadSmall(1024 * 1024));
        return kind == 0
            ? new NutStream(number, true, numerator, denominator, shift, input.ReadSmall(16384), input.ReadSmall(16384))
            : new NutStream(number, false, numerator, denominator, shift, 0, 0);
    }

    /// <summary>The table comes as runs of codes that differ in the last digits of their frames' sizes.</summary>
    private static NutFrameCode[] ReadFrameCodes(NutInput input)
    {
        var codes = new NutFrameCode[256];
        var code = new NutFrameCode(NutFlags.None, 0, 0, 1, 0, 0, 0);
        for (var i = 0; i < 256;)
        {
            code = code with { Flags = (NutFlags)input.ReadSmall(int.MaxValue), SizeLsb = 0, Reserved = 0 };
            var fields = input.ReadSmall(255);
            if (fields > 0)
                code = code with { PtsDelta = input.ReadSigned() };
            if (fields > 1)
                code = code with { SizeMul = input.ReadSmall(1 << 20) };
            if (fields > 2)
                code = code with { Stream = input.ReadSmall(255) };
            if (fields > 3)
                code = code with { SizeLsb = input.ReadSmall(1 << 20) };
            if (fields > 4)
                code = code with { Reserved = input.ReadSmall(255) };
            var count = fields > 5 ? input.ReadSmall(256) : code.SizeMul - code.SizeLsb;
            if (fields > 6)
                input.ReadSigned();
            if (fields > 7)
                code = code with { HeaderIndex = input.ReadSmall(255) };
            for (var field = 8; field < fields; field++)
                input.ReadNumber();
            if (count <= 0)
                throw new NutFormatException("its table of codes does not end");
            for (var j = 0; j < count && i < 256; i++)
            {
                if (i == NoFrameCode)
                    codes[i] = new NutFrameCode(NutFlags.Invalid, 0, 0, 1, 0, 0, 0);
                else
                    codes[i] = code with { SizeLsb = code.SizeLsb + j++ };
            }
        }

        return codes;
    }
}
