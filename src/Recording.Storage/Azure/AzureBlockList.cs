using System.Buffers.Binary;
using System.Text;

namespace Recording.Storage.Azure;

/// <summary>
/// The ids of an upload's blocks, in order. They begin with a random part, so that two uploads of one name at the same time do not take
/// each other's blocks; all have the same length, as the service demands.
/// </summary>
internal sealed class AzureBlockList
{
    private readonly byte[] _upload = Guid.NewGuid().ToByteArray();
    private readonly List<string> _ids = [];

    /// <summary>The id of one more block.</summary>
    public string Next()
    {
        var id = new byte[_upload.Length + sizeof(int)];
        _upload.CopyTo(id, 0);
        BinaryPrimitives.WriteInt32BigEndian(id.AsSpan(_upload.Length), _ids.Count);
        _ids.Add(Convert.ToBase64String(id));
        return _ids[^1];
    }

    /// <summary>The body of Put Block List.</summary>
    public byte[] ToXml()
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>");

        // Latest: where the answer to a first attempt was lost, the blocks are committed already.
        foreach (var id in _ids)
            xml.Append("<Latest>").Append(id).Append("</Latest>");
        return Encoding.UTF8.GetBytes(xml.Append("</BlockList>").ToString());
    }
}
