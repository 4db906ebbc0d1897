using Lecture38.Protocol;

namespace Lecture38.Kernel;

/// <summary>
/// A way into the kernel: it turns a client's messages into commands for the <see cref="KernelServer"/>, and events into messages.
/// Its members are called from any thread; the two that tell of events, one at a time.
/// </summary>
internal interface IFrontDoor
{
    /// <summary>What <see cref="Console.In"/> reads in a cell.</summary>
    TextReader Input { get; }

    /// <summary>Takes commands from the client until it goes; called once, on a thread of its own.</summary>
    void Serve(KernelServer server);

    /// <summary>A command leaves the queue: what it shows follows, and <see cref="OnEvent"/> tells of its end.</summary>
    void OnStarted(KernelCommand command);

    /// <summary>Tells the client of an event, and of the command that it belongs to, if it belongs to one.</summary>
    void OnEvent(KernelEvent kernelEvent, KernelCommand? command);

    /// <summary>The process ends: returns when the client has everything, or after a moment.</summary>
    void Close();
}

/// <summary>A request that the front door answers itself, when its turn comes.</summary>
/// <param name="Token">The client's name for the request.</param>
/// <param name="Answer">Answers it; called once, by the thread that runs cells.</param>
internal sealed record FrontDoorRequest(string? Token, Action Answer) : KernelCommand(Token);
