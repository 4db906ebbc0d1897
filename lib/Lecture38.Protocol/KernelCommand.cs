namespace Lecture38.Protocol;

/// <summary>Something that a client asks of a kernel.</summary>
/// <param name="Token">The client's name for the command; the events that answer it carry the same token.</param>
public abstract record KernelCommand(string? Token)
{
    /// <summary>The command's name in the protocol.</summary>
    public virtual string CommandType => GetType().Name;
}

/// <summary>Run code.</summary>
/// <param name="Token">The client's name for the command.</param>
/// <param name="Code">The code of a cell.</param>
/// <param name="TargetKernelName">The kernel that runs it.</param>
public sealed record SubmitCode(string? Token, string Code, string TargetKernelName = "csharp") : KernelCommand(Token);

/// <summary>Stop the code that runs, and drop the commands that wait.</summary>
/// <param name="Token">The client's name for the command.</param>
public sealed record Cancel(string? Token) : KernelCommand(Token);

/// <summary>End the process.</summary>
/// <param name="Token">The client's name for the command.</param>
public sealed record Quit(string? Token) : KernelCommand(Token);

/// <summary>List the kernels of the process.</summary>
/// <param name="Token">The client's name for the command.</param>
public sealed record RequestKernelInfo(string? Token) : KernelCommand(Token);

/// <summary>A question about code that has not run: what may stand at a position, or what stands there.</summary>
/// <param name="Token">The client's name for the command.</param>
/// <param name="Code">The code of a cell, finished or not.</param>
/// <param name="Position">A position in the code.</param>
public abstract record CodeQuestion(string? Token, string Code, TextPosition Position) : KernelCommand(Token);

/// <summary>List what may be written at a position.</summary>
/// <inheritdoc/>
public sealed record RequestCompletions(string? Token, string Code, TextPosition Position) : CodeQuestion(Token, Code, Position);

/// <summary>Explain the symbol at a position.</summary>
/// <inheritdoc/>
public sealed record RequestHoverText(string? Token, string Code, TextPosition Position) : CodeQuestion(Token, Code, Position);

/// <summary>List the overloads of the call around a position.</summary>
/// <inheritdoc/>
public sealed record RequestSignatureHelp(string? Token, string Code, TextPosition Position) : CodeQuestion(Token, Code, Position);

/// <summary>Compile code and do not run it.</summary>
/// <param name="Token">The client's name for the command.</param>
/// <param name="Code">The code of a cell.</param>
public sealed record RequestDiagnostics(string? Token, string Code) : KernelCommand(Token);

/// <summary>A command of another type than the ones above.</summary>
/// <param name="Token">The client's name for the command.</param>
/// <param name="CommandType">Its type.</param>
public sealed record UnknownCommand(string? Token, string CommandType) : KernelCommand(Token)
{
    /// <inheritdoc/>
    public override string CommandType { get; } = CommandType;
}

/// <summary>A line that is not a command.</summary>
/// <param name="Token">The line's token, as far as it could be read.</param>
/// <param name="Reason">What is wrong with the line: a clause without a full stop.</param>
public sealed record MalformedCommand(string? Token, string Reason) : KernelCommand(Token);
