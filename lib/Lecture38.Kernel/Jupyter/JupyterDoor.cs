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
    private readonly ConditionalWeakTable<KernelCommand, JupyterRequest> _requests = [];
    private KernelServer? _server;
    private volatile KernelCommand? _running;

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
            request.Count = request.IsStored ? _history.Add(cell.Code) : _history.Count + 1;
            if (!request.IsSilent)
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
            case ValueProduced produced when !request.IsSilent:
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
                new Thread(() => Control(new JupyterRequest(message))) { IsBackground = true, Name = "control" }.Start();
                break;
            case (JupyterChannel.Shell, _):
                Accept(new JupyterRequest(message));
                break;
        }
    }

    private void Accept(JupyterRequest request)
    {
        KernelCommand? command;
        try
        {
            command = request.ToCommand() ?? new FrontDoorRequest(request.Message.Id, () => Answer(request));
        }
        catch (Exception exception) when (JupyterMessage.IsMalformed(exception))
        {
            command = new FrontDoorRequest(request.Message.Id, () => ReplyMalformed(request, exception));
        }
        Add(request, command);
    }

    private void Add(JupyterRequest request, KernelCommand command)
    {
        _requests.Add(command, request);
        _server!.Add(command);
    }

    /// <summary>Answers a request that needs no engine. Its client does not wait for an answer to a message of an unknown type.</summary>
    private void Answer(JupyterRequest request)
    {
        var content = request.Message.Content;
        try
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
        catch (Exception exception) when (JupyterMessage.IsMalformed(exception))
        {
            ReplyMalformed(request, exception);
        }
    }

    private void Control(JupyterRequest request)
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

    private void Show(JupyterRequest request, ValueProduced produced)
    {
        if (produced is ReturnValueProduced && request.IsStored)
        {
            _history.AddResult(produced.FormattedValues.FirstOrDefault(value => value.MimeType == MimeTypes.PlainText)?.Value);
        }
        var (type, content) = produced switch
        {
            StandardOutputValueProduced => ("stream", JupyterContent.Stream("stdout", produced)),
            StandardErrorValueProduced => ("stream", JupyterContent.Stream("stderr", produced)),
            DisplayedValueProduced => ("display_data", JupyterContent.Display(produced)),
            DisplayedValueUpdated => ("update_display_data", JupyterContent.Display(produced)),
            _ => ("execute_result", JupyterContent.ExecuteResult(produced, request.Count)),
        };
        Publish(request, type, content);
    }

    private void End(JupyterRequest request, KernelCommand command, string? failure)
    {
        if (failure is not null)
        {
            var error = JupyterContent.Error(failure);
            if (command is SubmitCode && !request.IsSilent)
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

    private void ReplyMalformed(JupyterRequest request, Exception exception) =>
        Reply(request, JupyterContent.Error($"The request is malformed: {exception.Message}"));

    private JupyterRequest? RequestOf(KernelCommand? command) => command is not null && _requests.TryGetValue(command, out var request) ? request : null;

    private void Publish(JupyterRequest request, string type, JsonObject content) => _sockets.Publish(request.Message, type, content);

    private void Reply(JupyterRequest request, JsonObject content)
    {
        if (!request.IsAnswered)
        {
            request.IsAnswered = true;
            _sockets.Send(request.Message.Channel, request.Message, request.Message.Type.Replace("_request", "_reply", StringComparison.Ordinal), content);
        }
    }
}
