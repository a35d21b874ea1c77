using System.Text;
using System.Text.Json;
using System.Xml;

namespace Recording.Engine.Http;

/// <summary>Writes a JSON answer as XML: an element a member, and for a list its element again and again.</summary>
internal static class XmlAnswer
{
    public static byte[] From(byte[] json, string root)
    {
        using var document = JsonDocument.Parse(json);
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false }))
            Write(writer, root, document.RootElement);
        return buffer.ToArray();
    }

    private static void Write(XmlWriter writer, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    Write(writer, name, item);
                return;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return;
            case JsonValueKind.Object:
                writer.WriteStartElement(XmlConvert.EncodeLocalName(name));
                foreach (var member in value.EnumerateObject())
                    Write(writer, member.Name, member.Value);
                writer.WriteEndElement();
                return;
            default:
                writer.WriteElementString(XmlConvert.EncodeLocalName(name), value.ToString());
                return;
        }
    }
}
