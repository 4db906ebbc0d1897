using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;

namespace Lecture38.Kernel.Tests;

/// <summary>A kernel process behind the Jupyter protocol, and a small client of it. Not thread-safe.</summary>
public sealed class JupyterKernel : IDisposable
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes(Guid.NewGuid().ToString());

    private readonly TemporaryFolder _folder = new();
    private readonly WireFormat _format = new(Key);
    private readonly Dictionary<string, int> _ports;
    private readonly Dictionary<string, DealerSocket> _channels = [];
    private readonly SubscriberSocket _iopub;
    private readonly List<Received> _published = [];
    private readonly List<Received> _replies = [];

    /// <summary>Starts a kernel and subscribes to what it publishes.</summary>
    public JupyterKernel()
        : this(arguments => Process.Start(new ProcessStartInfo("dotnet", arguments))!)
    {
    }

    /// <summary>The same for a kernel that starts in another way.</summary>
    /// <param name="start">Starts the process with these arguments for <c>dotnet</c>.</param>
    internal JupyterKernel(Func<IReadOnlyList<string>, Process> start)
    {
        _ports = FreePorts();
        var file = _folder.Write("connection.json", ConnectionFile(_ports).ToJsonString());
        Process = start([KernelProcess.KernelPath, "--connection-file", file]);
        foreach (var channel in (string[])["shell", "control", "stdin"])
        {
            _channels[channel] = Connect(new DealerSocket(), channel);
        }
        _iopub = Subscribe();
    }

    public Process Process { get; }

    /// <summary>The content of a connection file; its ports may be any.</summary>
    public static JsonObject ConnectionFile(IReadOnlyDictionary<string, int> ports)
    {
        var file = new JsonObject { ["transport"] = "tcp", ["ip"] = "127.0.0.1", ["signature_scheme"] = "hmac-sha256", ["key"] = Encoding.ASCII.GetString(Key) };
        foreach (var (channel, port) in ports)
        {
            file[channel + "_port"] = port;
        }
        return file;
    }

    /// <summary>Runs a cell to its end.</summary>
    public JupyterRun Run(string code, Action<JsonObject>? change = null) => Finish(Execute(code, change));

    /// <summary>Sends a cell and does not wait.</summary>
    /// <returns>The request's id.</returns>
    public string Execute(string code, Action<JsonObject>? change = null)
    {
        var content = new JsonObject { ["code"] = code };
        change?.Invoke(content);
        return Send("shell", "execute_request", content);
    }

    /// <summary>Reads up to the reply to a request on the shell, and to the end of its output.</summary>
    public JupyterRun Finish(string id)
    {
        while (_published.FindLast(message => message.ParentId == id) is not { Type: "status" } status || status.Text("execution_state") != "idle")
        {
            NextPublished();
        }
        return new JupyterRun(ReplyTo(id), _published.FindAll(message => message.ParentId == id));
    }

    /// <summary>The answer to a request that is no cell.</summary>
    public JsonElement Ask(string type, JsonObject? content = null) => Finish(Send("shell", type, content ?? [])).Reply;

    /// <summary>Sends a message.</summary>
    /// <returns>Its id.</returns>
    public string Send(string channel, string type, JsonObject content)
    {
        var frames = Frames(type, content);
        _channels[channel].SendMultipartBytes(frames);
        return _format.Read(JupyterChannel.Shell, frames).Id;
    }

    /// <summary>Sends frames as they are.</summary>
    public void SendFrames(IReadOnlyList<byte[]> frames) => _channels["shell"].SendMultipartBytes(frames);

    /// <summary>The signed frames of a message.</summary>
    public IReadOnlyList<byte[]> Frames(string type, JsonObject content) => _format.Write([], type, parent: null, content);

    /// <summary>The next message on a channel.</summary>
    public Received Next(string channel) => Receive(_channels[channel], channel);

    /// <summary>The next message that the kernel publishes.</summary>
    public Received NextPublished()
    {
        _published.Add(Receive(_iopub, "iopub"));
        return _published[^1];
    }

    /// <summary>Reads what the kernel publishes up to a message of this type.</summary>
    public Received NextPublished(string type)
    {
        while (true)
        {
            if (NextPublished() is var message && message.Type == type)
            {
                return message;
            }
        }
    }

    /// <summary>Another client that listens.</summary>
    public SubscriberSocket Subscribe()
    {
        var socket = Connect(new SubscriberSocket(), "iopub");
        socket.SubscribeToAnyTopic();
        Assert.Equal("iopub_welcome", Receive(socket, "iopub").Type);
        return socket;
    }

    /// <summary>The next message that a client reads.</summary>
    public static Received Receive(NetMQSocket socket, string channel)
    {
        List<byte[]> frames = [];
        Assert.True(socket.TryReceiveMultipartBytes(KernelProcess.HangLimit, ref frames), $"nothing came on {channel}");
        var message = new WireFormat(Key).Read(JupyterChannel.Shell, frames);
        return new Received(message.Type, (string?)JsonNode.Parse(frames[^3])!["msg_id"], message.Content);
    }

    /// <summary>Connects and goes, as VS Code does to see whether the kernel listens.</summary>
    public void Probe(string channel)
    {
        using var probe = new TcpClient("127.0.0.1", _ports[channel]);
    }

    /// <summary>True if the kernel answers a heartbeat.</summary>
    public bool Beats()
    {
        using var heartbeat = Connect(new RequestSocket(), "hb");
        heartbeat.SendFrame("ping");
        return heartbeat.TryReceiveFrameString(KernelProcess.HangLimit, out var answer) && answer == "ping";
    }

    public int WaitForExit()
    {
        Assert.True(Process.WaitForExit(KernelProcess.HangLimit), "The kernel did not end.");
        return Process.ExitCode;
    }

    public void Dispose()
    {
        Process.Kill(entireProcessTree: true);
        Process.Dispose();
        foreach (var socket in _channels.Values)
        {
            socket.Dispose();
        }
        _iopub.Dispose();
        _folder.Dispose();
    }

    private JsonElement ReplyTo(string id)
    {
        Received? reply;
        while ((reply = _replies.Find(candidate => candidate.ParentId == id)) is null)
        {
            _replies.Add(Next("shell"));
        }
        return reply.Content;
    }

    private T Connect<T>(T socket, string channel)
        where T : NetMQSocket
    {
        if (socket is DealerSocket)
        {
            // The same on all channels, as Jupyter's clients do: so a question for input finds the one who runs the cell.
            socket.Options.Identity = Encoding.ASCII.GetBytes("client");
        }
        socket.Options.Linger = TimeSpan.Zero;
        socket.Connect($"tcp://127.0.0.1:{_ports[channel]}");
        return socket;
    }

    private static Dictionary<string, int> FreePorts()
    {
        string[] channels = ["shell", "control", "stdin", "iopub", "hb"];
        var listeners = channels.ToDictionary(channel => channel, _ => new TcpListener(IPAddress.Loopback, 0));
        foreach (var listener in listeners.Values)
        {
            listener.Start();
        }
        var ports = listeners.ToDictionary(pair => pair.Key, pair => ((IPEndPoint)pair.Value.LocalEndpoint).Port);
        foreach (var listener in listeners.Values)
        {
            listener.Dispose();
        }
        return ports;
    }
}

/// <summary>A message from the kernel.</summary>
public sealed record Received(string Type, string? ParentId, JsonElement Content)
{
    public string Text(string member) => Content.GetProperty(member).GetString()!;
}

/// <summary>The reply to a request, and what was published meanwhile, from busy to idle.</summary>
public sealed record JupyterRun(JsonElement Reply, IReadOnlyList<Received> Published)
{
    public string Status => Reply.GetProperty("status").GetString()!;

    /// <summary>The types of the messages between busy and idle.</summary>
    public IEnumerable<string> Types => Published.Skip(1).SkipLast(1).Select(message => message.Type);

    public string Stdout => string.Concat(Published.Where(message => message.Type == "stream").Select(message => message.Text("text")));

    public JsonElement Of(string type) => Published.Single(message => message.Type == type).Content;
}
