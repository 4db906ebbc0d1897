namespace Lecture38.Protocol;

/// <summary>Something that a kernel tells its client.</summary>
public abstract record KernelEvent
{
    /// <summary>The event's name in the protocol.</summary>
    public virtual string EventType => GetType().Name;
}

/// <summary>The kernel takes commands. The first event of a process.</summary>
/// <param name="KernelInfos">The kernels of the process.</param>
public sealed record KernelReady(IReadOnlyList<KernelInfo> KernelInfos) : KernelEvent;

/// <summary>Answers <see cref="RequestKernelInfo"/>, once for each kernel.</summary>
/// <param name="KernelInfo">A kernel.</param>
public sealed record KernelInfoProduced(KernelInfo KernelInfo) : KernelEvent;

/// <summary>Code is about to be compiled.</summary>
/// <param name="Code">The code.</param>
public sealed record CodeSubmissionReceived(string Code) : KernelEvent;

/// <summary>The code is syntactically complete.</summary>
/// <param name="Code">The code.</param>
public sealed record CompleteCodeSubmissionReceived(string Code) : KernelEvent;

/// <summary>The code ends too early, inside brackets for example.</summary>
public sealed record IncompleteCodeSubmissionReceived : KernelEvent;

/// <summary>The compiler's errors and warnings.</summary>
/// <param name="Diagnostics">The errors and warnings; may be empty.</param>
/// <param name="FormattedDiagnostics">The same as text.</param>
public sealed record DiagnosticsProduced(
    IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<FormattedValue> FormattedDiagnostics) : KernelEvent;

/// <summary>A value that a reader sees, in one or several MIME types.</summary>
/// <param name="FormattedValues">The representations.</param>
/// <param name="ValueId">Identifies the value for later updates; null if it never changes.</param>
public abstract record ValueProduced(IReadOnlyList<FormattedValue> FormattedValues, string? ValueId) : KernelEvent;

/// <summary>The value of the code's last expression.</summary>
/// <inheritdoc/>
public sealed record ReturnValueProduced(IReadOnlyList<FormattedValue> FormattedValues, string? ValueId = null)
    : ValueProduced(FormattedValues, ValueId);

/// <summary>A value that the code displayed.</summary>
/// <inheritdoc/>
public sealed record DisplayedValueProduced(IReadOnlyList<FormattedValue> FormattedValues, string? ValueId = null)
    : ValueProduced(FormattedValues, ValueId);

/// <summary>Replaces the displayed value that has the same id.</summary>
/// <inheritdoc/>
public sealed record DisplayedValueUpdated(IReadOnlyList<FormattedValue> FormattedValues, string? ValueId)
    : ValueProduced(FormattedValues, ValueId);

/// <summary>Text that the code wrote to standard output.</summary>
/// <inheritdoc/>
public sealed record StandardOutputValueProduced(IReadOnlyList<FormattedValue> FormattedValues, string? ValueId = null)
    : ValueProduced(FormattedValues, ValueId);

/// <summary>Text that the code wrote to standard error.</summary>
/// <inheritdoc/>
public sealed record StandardErrorValueProduced(IReadOnlyList<FormattedValue> FormattedValues, string? ValueId = null)
    : ValueProduced(FormattedValues, ValueId);

/// <summary>Answers <see cref="RequestCompletions"/>.</summary>
/// <param name="Start">The first character that a completion replaces.</param>
/// <param name="End">The character after the last one.</param>
/// <param name="Completions">What may be written there, in the order in which to offer it.</param>
public sealed record CompletionsProduced(TextPosition Start, TextPosition End, IReadOnlyList<Completion> Completions) : KernelEvent;

/// <summary>Answers <see cref="RequestHoverText"/>; there is no event where there is nothing to explain.</summary>
/// <param name="Start">The first character of what is explained.</param>
/// <param name="End">The character after the last one.</param>
/// <param name="Content">The explanation.</param>
public sealed record HoverTextProduced(TextPosition Start, TextPosition End, IReadOnlyList<FormattedValue> Content) : KernelEvent;

/// <summary>Answers <see cref="RequestSignatureHelp"/>; there is no event outside calls.</summary>
/// <param name="Signatures">The overloads.</param>
/// <param name="ActiveSignature">The index of the overload that fits what has been written.</param>
/// <param name="ActiveParameter">The index of the parameter that the position belongs to.</param>
public sealed record SignatureHelpProduced(IReadOnlyList<Signature> Signatures, int ActiveSignature, int ActiveParameter) : KernelEvent;

/// <summary>An error that does not end the command.</summary>
/// <param name="Message">The error in words.</param>
public sealed record ErrorProduced(string Message) : KernelEvent;

/// <summary>The command is done. The last event of a command.</summary>
public sealed record CommandSucceeded : KernelEvent;

/// <summary>The command failed. The last event of a command.</summary>
/// <param name="Message">The reason: the compiler's errors, or the exception's text.</param>
public sealed record CommandFailed(string Message) : KernelEvent;

/// <summary>An event of another type than the ones above.</summary>
/// <param name="EventType">Its type.</param>
public sealed record UnknownEvent(string EventType) : KernelEvent
{
    /// <inheritdoc/>
    public override string EventType { get; } = EventType;
}

/// <summary>A line that is not an event, such as text that code wrote past the kernel.</summary>
/// <param name="Reason">What is wrong with the line: a clause without a full stop.</param>
public sealed record MalformedEvent(string Reason) : KernelEvent;

/// <summary>An event as it arrives.</summary>
/// <param name="Event">The event.</param>
/// <param name="Token">The token of the command that it belongs to, if it belongs to one.</param>
public sealed record ReceivedEvent(KernelEvent Event, string? Token)
{
    /// <summary>True if the event belongs to the command with this token or to a sub-command of it (<c>token.1</c>).</summary>
    /// <param name="token">The token of a command.</param>
    public bool BelongsTo(string token) =>
        Token is not null && Token.StartsWith(token, StringComparison.Ordinal) && (Token.Length == token.Length || Token[token.Length] == '.');
}
