using System.Text;

namespace Recording.Storage.Local;

/// <summary>
/// A row's properties as bytes: a version, the count, then name, type and value of each. Every value comes back as it
/// went in, to the bit.
/// </summary>
internal static class TableRowCodec
{
    private const byte Version = 1;

    private enum Kind : byte
    {
        Text = 1,
        Int = 2,
        Long = 3,
        Double = 4,
        False = 5,
        True = 6,
        Time = 7,
        Bytes = 8,
    }

    public static byte[] Encode(IReadOnlyDictionary<string, object> properties)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write7BitEncodedInt(properties.Count);
        foreach (var (name, value) in properties)
        {
            writer.Write(name);
            WriteValue(writer, value);
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads all properties, or those that are selected.</summary>
    public static Dictionary<string, object> Decode(byte[] data, IReadOnlyCollection<string>? select)
    {
        using var reader = new BinaryReader(new MemoryStream(data, writable: false), Encoding.UTF8);
        if (reader.ReadByte() != Version)
            throw new InvalidDataException("The row was written by a later version.");

        var count = reader.Read7BitEncodedInt();
        var properties = new Dictionary<string, object>(select?.Count ?? count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var name = reader.ReadString();
            if (select is null || select.Contains(name))
                properties.Add(name, ReadValue(reader));
            else
                SkipValue(reader);
        }

        return properties;
    }

    private static void WriteValue(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.Write((byte)Kind.Text);
                writer.Write(text);
                break;
            case int number:
                writer.Write((byte)Kind.Int);
                writer.Write(number);
                break;
            case long number:
                writer.Write((byte)Kind.Long);
                writer.Write(number);
                break;
            case double number:
                writer.Write((byte)Kind.Double);
                writer.Write(BitConverter.DoubleToInt64Bits(number));
                break;
            case bool flag:
                writer.Write((byte)(flag ? Kind.True : Kind.False));
                break;
            case DateTimeOffset time:
                writer.Write((byte)Kind.Time);
                writer.Write(time.UtcTicks);
                break;
            case byte[] bytes:
                writer.Write((byte)Kind.Bytes);
                writer.Write7BitEncodedInt(bytes.Length);
                writer.Write(bytes);
                break;
            default:
                throw new ArgumentException("Tables do not know the type of a value.", nameof(value));
        }
    }

    private static object ReadValue(BinaryReader reader) => (Kind)reader.ReadByte() switch
    {
        Kind.Text => reader.ReadString(),
        Kind.Int => reader.ReadInt32(),
        Kind.Long => reader.ReadInt64(),
        Kind.Double => BitConverter.Int64BitsToDouble(reader.ReadInt64()),
        Kind.False => false,
        Kind.True => true,
        Kind.Time => new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero),
        Kind.Bytes => reader.ReadBytes(reader.Read7BitEncodedInt()),
    };

    private static void SkipValue(BinaryReader reader)
    {
        // In a statement of its own: reading the kind and the length moves the position too.
        var bytes = (Kind)reader.ReadByte() switch
        {
            Kind.Text or Kind.Bytes => reader.Read7BitEncodedInt(),
            Kind.Int => sizeof(int),
            Kind.Long or Kind.Double or Kind.Time => sizeof(long),
            Kind.False or Kind.True => 0,
        };
        reader.BaseStream.Seek(bytes, SeekOrigin.Current);
    }
}
