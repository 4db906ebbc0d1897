using Lecture38.Protocol;

namespace Lecture38.Kernel;

/// <summary>A message that asks for something, and how far it is.</summary>
internal sealed class JupyterRequest(JupyterMessage message)
{
    public JupyterMessage Message { get; } = message;

    /// <summary>True for a cell that shows nothing.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>True for a cell that is counted and remembered.</summary>
    public bool IsStored { get; private set; }

    public bool AllowsInput { get; private set; }

    public bool StopsOnError { get; private set; }

    /// <summary>The cell's number.</summary>
    public int Count { get; set; }

    public bool IsAnswered { get; set; }

    /// <summary>The command for the engine; null if the request needs none.</summary>
    /// <exception cref="Exception">The request is malformed: <see cref="JupyterMessage.IsMalformed"/> knows the exception.</exception>
    public KernelCommand? ToCommand()
    {
        switch (Message.Type)
        {
            case "execute_request":
                IsSilent = Flag("silent", false);
                IsStored = !IsSilent && Flag("store_history", true);
                AllowsInput = Flag("allow_stdin", false);
                StopsOnError = Flag("stop_on_error", true);
                return new SubmitCode(Message.Id, Code());
            case "complete_request":
                return new RequestCompletions(Message.Id, Code(), Position());
            case "inspect_request":
                return new RequestHoverText(Message.Id, Code(), Position());
            default:
                return null;
        }
    }

    private string Code() => Message.Content.GetProperty("code").GetString() ?? throw new FormatException("its code is null");

    private TextPosition Position() => CursorPosition.FromJupyter(Code(), Message.Content.GetProperty("cursor_pos").GetInt32());

    private bool Flag(string name, bool otherwise) => Message.Content.TryGetProperty(name, out var value) ? value.GetBoolean() : otherwise;
}
