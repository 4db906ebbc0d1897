using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lecture38.Protocol;
using NetMQ;

namespace Lecture38.Kernel;

/// <summary>The Jupyter protocol: requests become commands, in their turn, and events become messages.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "There is one, and it lives as long as the process.")]
internal sealed class JupyterDoor : IFrontDoor
{
    private const string Unstoppable =
        "The cell could not be interrupted: its code never waits. The kernel ends and starts again without its variables; run the cells above again.";

    private readonly JupyterSockets _sockets;
    private readonly FrontEndInput _input;
    private readonly ExecutionHistory _history = new();

    /// <summary>The request behind each command; output that comes late finds its request here.</summary>
    private readonly ConditionalWeakTable<KernelCommand, Request> _requests = [];
    private KernelServer? _server;
    private KernelCommand? _running;

    private JupyterDoor(JupyterSockets sockets)
    {
        _sockets = sockets;
        _input = new FrontEndInput(AskForInput);
    }

    /// <summary>Listens where the connection file says.</summary>
    /// <exception cref="ConnectionFileException">A port is taken, or the address is not one of this machine.</exception>
    public static JupyterDoor Open(ConnectionFile connection)
    {
        try
        {
            return new JupyterDoor(new JupyterSockets(connection));
        }
        catch (Exception exception) when (exception is NetMQException or SocketException)
        {
            throw new ConnectionFileException($"The kernel cannot listen on {connection.Ip}: {exception.Message}");
        }
    }

    public TextReader Input => _input;

    public void Serve(KernelServer server)
    {
        _server = server;
        ParentProcess.Watch(server.End);
        _sockets.Run(Receive);
    }

    public void Close() => _sockets.Close();

    public void OnStarted(KernelCommand command)
    {
        var request = RequestOf(command)!;
        _running = command;
        Publish(request, "status", JupyterContent.Status("busy"));
        if (command is SubmitCode cell)
        {
            request.Count = request.StoreHistory ? _history.Add(cell.Code) : _history.Count + 1;
            if (!request.Silent)
            {
                Publish(request, "execute_input", JupyterContent.ExecuteInput(cell.Code, request.Count));
            }
        }
    }

    public void OnEvent(KernelEvent kernelEvent, KernelCommand? command)
    {
        if (kernelEvent is KernelReady)
        {
            _sockets.Publish(parent: null, "status", JupyterContent.Status("starting"));
        }
        if (RequestOf(command) is not { } request)
        {
            return;
        }
        switch (kernelEvent)
        {
            case ValueProduced produced when !request.Silent:
                Show(request, produced);
                break;
            case CompletionsProduced produced:
                Reply(request, JupyterContent.Completions(produced, ((CodeQuestion)command!).Code));
                break;
            case HoverTextProduced produced:
                Reply(request, JupyterContent.Inspection(produced.Content));
                break;
            case SignatureHelpProduced produced:
                Reply(request, JupyterContent.Inspection(produced));
                break;
            case CommandSucceeded when command is RequestHoverText { Code: var code, Position: var position } && !request.IsAnswered:
                // Nothing to explain there: perhaps the arguments of a call.
                Add(request, new RequestSignatureHelp(command.Token, code, position));
                break;
            case CommandSucceeded or CommandFailed when command != _running:
                // Dropped before its turn.
                Publish(request, "status", JupyterContent.Status("busy"));
                Reply(request, JupyterContent.Aborted());
                Publish(request, "status", JupyterContent.Status("idle"));
                break;
            case CommandSucceeded or CommandFailed:
                End(request, command!, (kernelEvent as CommandFailed)?.Message);
                break;
        }
    }

    private void Receive(JupyterMessage message)
    {
        switch (message.Channel, message.Type)
        {
            case (JupyterChannel.Stdin, "input_reply"):
                _input.Reply(message.Content.GetProperty("value").GetString() ?? "");
                break;
            case (JupyterChannel.Control, _):
                // An interrupt may take a moment, and the process ends with a shutdown.
                new Thread(() => Control(new Request(message))) { IsBackground = true, Name = "control" }.Start();
                break;
            case (JupyterChannel.Shell, _):
                Accept(new Request(message));
                break;
        }
    }

    private void Accept(Request request)
    {
        KernelCommand? command;
        try
        {
            command = ToCommand(request) ?? new FrontDoorRequest(request.Message.Id, () => Answer(request));
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            command = new FrontDoorRequest(request.Message.Id, () => ReplyMalformed(request, exception));
        }
        Add(request, command);
    }

    private void Add(Request request, KernelCommand command)
    {
        _requests.Add(command, request);
        _server!.Add(command);
    }

    /// <summary>The command for the engine; null if the request needs none.</summary>
    private static KernelCommand? ToCommand(Request request)
    {
        var (id, content) = (request.Message.Id, request.Message.Content);
        switch (request.Message.Type)
        {
            case "execute_request":
                request.Silent = Flag("silent", false);
                request.StoreHistory = !request.Silent && Flag("store_history", true);
                request.AllowsInput = Flag("allow_stdin", false);
                request.StopsOnError = Flag("stop_on_error", true);
                return new SubmitCode(id, Code());
            case "complete_request":
                return new RequestCompletions(id, Code(), Position());
            case "inspect_request":
                return new RequestHoverText(id, Code(), Position());
            default:
                return null;
        }

        string Code() => content.GetProperty("code").GetString() ?? throw new FormatException("its code is null");

        TextPosition Position() => CursorPosition.FromJupyter(Code(), content.GetProperty("cursor_pos").GetInt32());

        bool Flag(string name, bool otherwise) => content.TryGetProperty(name, out var value) ? value.GetBoolean() : otherwise;
    }

    /// <summary>Answers a request that needs no engine. Its client does not wait for an answer to a message of an unknown type.</summary>
    private void Answer(Request request)
    {
        try
        {
            AnswerWellFormed(request, request.Message.Content);
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            ReplyMalformed(request, exception);
        }
    }

    private void AnswerWellFormed(Request request, JsonElement content)
    {
        switch (request.Message.Type)
        {
            case "kernel_info_request":
                Reply(request, JupyterContent.KernelInfo());
                break;
            case "is_complete_request":
                Reply(request, JupyterContent.IsComplete(content.GetProperty("code").GetString() ?? ""));
                break;
            case "history_request":
                Reply(request, _history.Answer(content));
                break;
            case "comm_info_request":
                Reply(request, new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() });
                break;
            case "comm_open":
                // The kernel knows no targets; the protocol asks to close at once.
                Publish(request, "comm_close", new JsonObject { ["comm_id"] = content.GetProperty("comm_id").GetString(), ["data"] = new JsonObject() });
                break;
        }
    }

    private void Control(Request request)
    {
        Publish(request, "status", JupyterContent.Status("busy"));
        switch (request.Message.Type)
        {
            case "kernel_info_request":
                Reply(request, JupyterContent.KernelInfo());
                break;
            case "interrupt_request" when _server!.TryCancel():
                Reply(request, JupyterContent.Ok());
                break;
            case "interrupt_request":
                _server!.Publish(new CommandFailed(Unstoppable), _running);
                Reply(request, JupyterContent.Ok());
                _server.End();
                break;
            case "shutdown_request":
                var isRestart = request.Message.Content.TryGetProperty("restart", out var restart) && restart.ValueKind == JsonValueKind.True;
                Reply(request, new JsonObject { ["status"] = "ok", ["restart"] = isRestart });
                _server!.End();
                break;
        }
        Publish(request, "status", JupyterContent.Status("idle"));
    }

    private void Show(Request request, ValueProduced produced)
    {
        switch (produced)
        {
            case StandardOutputValueProduced:
                Publish(request, "stream", JupyterContent.Stream("stdout", produced));
                break;
            case StandardErrorValueProduced:
                Publish(request, "stream", JupyterContent.Stream("stderr", produced));
                break;
            case DisplayedValueProduced:
                Publish(request, "display_data", JupyterContent.Display(produced));
                break;
            case DisplayedValueUpdated:
                Publish(request, "update_display_data", JupyterContent.Display(produced));
                break;
            case ReturnValueProduced:
                if (request.StoreHistory)
                {
                    _history.AddResult(produced.FormattedValues.FirstOrDefault(value => value.MimeType == MimeTypes.PlainText)?.Value);
                }
                Publish(request, "execute_result", JupyterContent.ExecuteResult(produced, request.Count));
                break;
        }
    }

    private void End(Request request, KernelCommand command, string? failure)
    {
        if (failure is not null)
        {
            var error = JupyterContent.Error(failure);
            if (command is SubmitCode && !request.Silent)
            {
                Publish(request, "error", error.DeepClone().AsObject());
            }
            error["execution_count"] = request.Count;
            Reply(request, error);
        }
        else if (command is SubmitCode)
        {
            Reply(request, JupyterContent.ExecuteReply(request.Count));
        }
        else if (command is RequestSignatureHelp && !request.IsAnswered)
        {
            Reply(request, JupyterContent.Inspection([]));
        }
        Publish(request, "status", JupyterContent.Status("idle"));
        if (failure is not null && request.StopsOnError)
        {
            _server!.DropCells();
        }
    }

    private void AskForInput()
    {
        var request = RequestOf(_running);
        if (request is not { AllowsInput: true })
        {
            throw new InvalidOperationException("The program that runs this cell takes no input from its user.");
        }
        _server!.Flush();
        _sockets.Send(JupyterChannel.Stdin, request.Message, "input_request", new JsonObject { ["prompt"] = "", ["password"] = false });
    }

    private void ReplyMalformed(Request request, Exception exception) =>
        Reply(request, JupyterContent.Error($"The request is malformed: {exception.Message}"));

    /// <summary>True for what reading a message throws if a member is missing, or is of another type or form than it should be.</summary>
    private static bool IsMalformed(Exception exception) =>
        exception is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException;

    private Request? RequestOf(KernelCommand? command) => command is not null && _requests.TryGetValue(command, out var request) ? request : null;

    private void Publish(Request request, string type, JsonObject content) => _sockets.Publish(request.Message, type, content);

    private void Reply(Request request, JsonObject content)
    {
        if (!request.IsAnswered)
        {
            request.IsAnswered = true;
            _sockets.Send(request.Message.Channel, request.Message, request.Message.Type.Replace("_request", "_reply", StringComparison.Ordinal), content);
        }
    }

    /// <summary>A message that asks for something, and how far it is.</summary>
    private sealed class Request(JupyterMessage message)
    {
        public JupyterMessage Message { get; } = message;

        public bool Silent { get; set; }

        public bool StoreHistory { get; set; }

        public bool AllowsInput { get; set; }

        public bool StopsOnError { get; set; }

        public int Count { get; set; }

        public bool IsAnswered { get; set; }
    }
}
