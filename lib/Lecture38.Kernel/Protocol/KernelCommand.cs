using System.Text.Json;

namespace Lecture38.Kernel;

/// <summary>Something that the client asks for. The record's name is the command's name in the protocol.</summary>
internal abstract record KernelCommand(string? Token)
{
    public virtual string CommandType => GetType().Name;

    /// <summary>The command as its events repeat it, made when first needed.</summary>
    public byte[]? Json { get; set; }

    public virtual void WriteBody(Utf8JsonWriter json)
    {
    }
}

/// <summary>Run a cell.</summary>
internal sealed record SubmitCode(string? Token, string Code, string TargetKernelName) : KernelCommand(Token)
{
    public override void WriteBody(Utf8JsonWriter json)
    {
        json.WriteString("code", Code);
        json.WriteStartObject("parameters");
        json.WriteEndObject();
        json.WriteString("targetKernelName", TargetKernelName);
    }
}

/// <summary>Stop the running cell and forget those that wait.</summary>
internal sealed record Cancel(string? Token) : KernelCommand(Token);

/// <summary>End the process.</summary>
internal sealed record Quit(string? Token) : KernelCommand(Token);

/// <summary>Tell what kernels there are.</summary>
internal sealed record RequestKernelInfo(string? Token) : KernelCommand(Token);

/// <summary>A command of the protocol that this kernel does not know.</summary>
internal sealed record UnsupportedCommand(string? Token, string Name) : KernelCommand(Token)
{
    public override string CommandType => Name;
}

/// <summary>A line that is no command, and why.</summary>
internal sealed record MalformedCommand(string? Token, string Problem) : KernelCommand(Token);
