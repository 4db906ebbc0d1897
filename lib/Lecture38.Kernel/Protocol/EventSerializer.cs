using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lecture38.Kernel;

/// <summary>Writes events as JSON, one a line. Not thread-safe: <see cref="EventStream"/> takes turns.</summary>
internal sealed class EventSerializer(Stream output)
{
    private const int LargestKeptBuffer = 1024 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string[] _routingSlip = [KernelUri.CSharp, KernelUri.Root];
    private ArrayBufferWriter<byte> _line = new(4096);
    private bool _clientIsGone;

    /// <summary>Writes the line and hands it to the operating system; blocks while the client does not read.</summary>
    public void Write(KernelEvent kernelEvent, KernelCommand? command)
    {
        using (var json = new Utf8JsonWriter(_line, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("event");
            kernelEvent.WriteBody(json);
            json.WriteEndObject();
            json.WriteString("eventType", kernelEvent.EventType);
            json.WritePropertyName("command");
            WriteCommand(json, command);
            json.WriteStartArray("routingSlip");
            foreach (var uri in _routingSlip)
            {
                json.WriteStringValue(uri);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        _line.Write("\n"u8);
        Send(_line.WrittenSpan);
        Reset();
    }

    private void Send(ReadOnlySpan<byte> line)
    {
        if (_clientIsGone)
        {
            return;
        }
        try
        {
            output.Write(line);
            output.Flush();
        }
        catch (IOException)
        {
            // The end of the input, which comes with it, ends the process.
            _clientIsGone = true;
        }
    }

    /// <summary>A command looks the same in each of its events, so it is made into JSON once.</summary>
    private static void WriteCommand(Utf8JsonWriter json, KernelCommand? command)
    {
        if (command is null)
        {
            json.WriteNullValue();
            return;
        }
        command.Json ??= ToJson(command);
        json.WriteRawValue(command.Json, skipInputValidation: true);
    }

    private static byte[] ToJson(KernelCommand command)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("token", command.Token);
            json.WriteString("commandType", command.CommandType);
            json.WriteStartObject("command");
            command.WriteBody(json);
            json.WriteNull("originUri");
            json.WriteNull("destinationUri");
            json.WriteEndObject();
            json.WriteStartArray("routingSlip");
            json.WriteStringValue(KernelUri.Root);
            json.WriteStringValue(KernelUri.CSharp);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private void Reset()
    {
        if (_line.Capacity > LargestKeptBuffer)
        {
            _line = new ArrayBufferWriter<byte>(4096);
        }
        else
        {
            _line.ResetWrittenCount();
        }
    }
}
