using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Kernel;

/// <summary>
/// Messages as frames: identities, a delimiter, the signature, and four JSON objects. <see cref="Write"/> is thread-safe;
/// <see cref="Read"/> is not.
/// </summary>
internal sealed class WireFormat(byte[] key)
{
    /// <summary>So many signatures are remembered to recognise a message that is sent again; jupyter_client remembers as many.</summary>
    private const int MaxSignatures = 65_536;

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();
    private static readonly JsonDocumentOptions ReadOptions = new() { AllowDuplicateProperties = false };

    /// <summary>HTML stays as it is: with every angle bracket escaped it would be several times as long.</summary>
    private static readonly JsonSerializerOptions WriteOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string Session = Guid.NewGuid().ToString("N");

    private readonly HashSet<string> _known = [];
    private readonly Queue<string> _knownInOrder = new();
    private long _written;

    /// <summary>Reads a message.</summary>
    /// <exception cref="Exception">It is malformed, was not signed with the key, or came before; <see cref="JupyterMessage.IsMalformed"/> knows the exception.</exception>
    public JupyterMessage Read(JupyterChannel channel, IReadOnlyList<byte[]> frames)
    {
        var delimiter = frames.TakeWhile(frame => !frame.AsSpan().SequenceEqual(Delimiter)).Count();
        if (frames.Count < delimiter + 6)
        {
            throw new FormatException("a message has too few parts");
        }
        RequireNewSignature(frames[delimiter + 1], [.. frames.Skip(delimiter + 2).Take(4)]);
        var header = ReadObject(frames[delimiter + 2]);
        return new JupyterMessage(
            channel,
            [.. frames.Take(delimiter)],
            header.GetProperty("msg_type").GetString()!,
            header.GetProperty("msg_id").GetString()!,
            frames[delimiter + 2],
            ReadObject(frames[delimiter + 5]));
    }

    /// <summary>The frames of a new message.</summary>
    /// <param name="route">The identities of the client, or the topic for subscribers.</param>
    /// <param name="type">The message's type.</param>
    /// <param name="parent">The message that it answers, if it answers one.</param>
    /// <param name="content">What it says.</param>
    public IReadOnlyList<byte[]> Write(IEnumerable<byte[]> route, string type, JupyterMessage? parent, JsonObject content)
    {
        var header = new JsonObject
        {
            ["msg_id"] = $"{Session}_{Interlocked.Increment(ref _written)}",
            ["session"] = Session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("o", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = JupyterContent.ProtocolVersion,
        };
        byte[][] parts = [ToBytes(header), parent?.Header ?? EmptyObject, EmptyObject, ToBytes(content)];
        return [.. route, Delimiter, Sign(parts), .. parts];
    }

    private static byte[] ToBytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, WriteOptions);

    private static JsonElement ReadObject(byte[] json)
    {
        using var document = JsonDocument.Parse(json, ReadOptions);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new FormatException("a part is not a JSON object");
    }

    private void RequireNewSignature(byte[] signature, byte[][] parts)
    {
        if (!CryptographicOperations.FixedTimeEquals(signature, Sign(parts)))
        {
            throw new FormatException("a signature is wrong");
        }
        var text = Encoding.ASCII.GetString(signature);
        if (!_known.Add(text))
        {
            throw new FormatException("a message came twice");
        }
        _knownInOrder.Enqueue(text);
        if (_knownInOrder.Count > MaxSignatures)
        {
            _known.Remove(_knownInOrder.Dequeue());
        }
    }

    private byte[] Sign(byte[][] parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var part in parts)
        {
            hash.AppendData(part);
        }
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
