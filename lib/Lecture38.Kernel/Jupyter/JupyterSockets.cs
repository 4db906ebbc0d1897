using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;

namespace Lecture38.Kernel;

/// <summary>
/// The sockets of a connection. One thread owns all but the heartbeat's; what the others send reaches it through a queue. Thread-safe.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "There is one, and Close disposes what it holds when the process ends.")]
internal sealed class JupyterSockets
{
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(2);

    private readonly WireFormat _format;
    private readonly Dictionary<JupyterChannel, RouterSocket> _routers;
    private readonly XPublisherSocket _iopub;
    private readonly SendQueue<Outgoing> _unsent = new();
    private readonly NetMQQueue<Outgoing> _outgoing = new();
    private readonly NetMQPoller _poller;

    /// <summary>The process's own standard error: <see cref="Console.Error"/> is what the cells write to.</summary>
    private readonly StreamWriter _log = new(Console.OpenStandardError()) { AutoFlush = true };
    private readonly ManualResetEventSlim _stopped = new();
    private readonly Lock _closing = new();
    private bool _isClosed;

    /// <summary>Binds the sockets, and answers heartbeats from now on.</summary>
    /// <exception cref="NetMQException">An address cannot be bound.</exception>
    public JupyterSockets(ConnectionFile connection)
    {
        _format = new WireFormat(connection.Key);
        _routers = new()
        {
            [JupyterChannel.Shell] = Bind(new RouterSocket(), connection.ShellPort),
            [JupyterChannel.Control] = Bind(new RouterSocket(), connection.ControlPort),
            [JupyterChannel.Stdin] = Bind(new RouterSocket(), connection.StdinPort),
        };
        _iopub = Bind(new XPublisherSocket(), connection.IopubPort);
        _iopub.Options.XPubVerbose = true;
        _poller = [.. _routers.Values, _iopub, _outgoing];
        new Thread(PassOn) { IsBackground = true, Name = "sender" }.Start();
        var heartbeat = Bind(new ResponseSocket(), connection.HeartbeatPort);
        new Thread(() => Echo(heartbeat)) { IsBackground = true, Name = "heartbeat" }.Start();

        T Bind<T>(T socket, int port)
            where T : NetMQSocket
        {
            // Nothing is dropped, however slowly a client reads; Close waits for what is on its way.
            socket.Options.SendHighWatermark = 0;
            socket.Options.Linger = CloseLimit;
            socket.Bind(string.Create(CultureInfo.InvariantCulture, $"tcp://{connection.Ip}:{port}"));
            return socket;
        }
    }

    /// <summary>Receives messages until <see cref="Close"/>. What cannot be read, or was not signed with the key, is dropped.</summary>
    /// <param name="received">Handles a message: quickly, and without sending, because nothing is received or sent meanwhile.</param>
    public void Run(Action<JupyterMessage> received)
    {
        foreach (var (channel, router) in _routers)
        {
            router.ReceiveReady += (_, _) => Receive(channel, router, received);
        }
        _iopub.ReceiveReady += (_, _) => Welcome();
        _outgoing.ReceiveReady += (_, _) => SendNext();
        _poller.Run();
        _stopped.Set();
    }

    /// <summary>Sends a message to the client that sent <paramref name="parent"/>.</summary>
    public void Send(JupyterChannel channel, JupyterMessage parent, string type, JsonObject content) =>
        Send(new Outgoing(_routers[channel], _format.Write(parent.Identities, type, parent, content)));

    /// <summary>Sends a message to all clients.</summary>
    public void Publish(JupyterMessage? parent, string type, JsonObject content) =>
        Send(new Outgoing(_iopub, _format.Write([Encoding.ASCII.GetBytes(type)], type, parent, content)));

    /// <summary>Closes the sockets, and returns when everything has been sent, or after a moment. The process can only end then.</summary>
    public void Close()
    {
        lock (_closing)
        {
            if (_isClosed)
            {
                return;
            }
            _isClosed = true;
            if (_poller.IsRunning)
            {
                Send(new Outgoing(Socket: null, []));
                _stopped.Wait(CloseLimit);
            }
            _poller.Dispose();
            _outgoing.Dispose();
            foreach (var router in _routers.Values)
            {
                router.Dispose();
            }
            _iopub.Dispose();
            // Waits until the last messages have gone, and until every socket is closed: none may be forgotten above.
            NetMQConfig.Cleanup(block: true);
        }
    }

    private void Send(Outgoing message) => _unsent.Add(message, message.Frames.Sum(frame => frame.Length));

    /// <summary>Hands messages to the thread of the sockets, on a thread that no cell interrupts in the middle of it.</summary>
    private void PassOn()
    {
        try
        {
            Outgoing message;
            do
            {
                message = _unsent.Take();
                _outgoing.Enqueue(message);
            }
            while (message.Socket is not null);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or TerminatingException)
        {
            // The process ends.
        }
    }

    private void SendNext()
    {
        if (!_outgoing.TryDequeue(out var message, TimeSpan.Zero))
        {
            return;
        }
        if (message.Socket is null)
        {
            _poller.Stop();
        }
        else
        {
            message.Socket.SendMultipartBytes(message.Frames);
        }
    }

    private void Receive(JupyterChannel channel, RouterSocket router, Action<JupyterMessage> received)
    {
        var frames = router.ReceiveMultipartBytes();
        try
        {
            received(_format.Read(channel, frames));
        }
        catch (Exception exception) when (JupyterMessage.IsMalformed(exception))
        {
            _log.WriteLine($"Dropped: {exception.Message}");
        }
    }

    /// <summary>Tells a new subscriber that it misses nothing from here on.</summary>
    private void Welcome()
    {
        if (_iopub.ReceiveFrameBytes() is [1, .. var topic])
        {
            var content = new JsonObject { ["subscription"] = Encoding.UTF8.GetString(topic) };
            _iopub.SendMultipartBytes(_format.Write([topic], "iopub_welcome", parent: null, content));
        }
    }

    private static void Echo(ResponseSocket heartbeat)
    {
        try
        {
            while (true)
            {
                heartbeat.SendMultipartBytes(heartbeat.ReceiveMultipartBytes());
            }
        }
        catch (TerminatingException)
        {
            heartbeat.Dispose();
        }
    }

    /// <summary>A message on its way; without a socket, the end.</summary>
    private readonly record struct Outgoing(NetMQSocket? Socket, IReadOnlyList<byte[]> Frames);
}
