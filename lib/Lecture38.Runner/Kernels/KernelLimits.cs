namespace Lecture38.Runner;

/// <summary>What a kernel may use before it is killed.</summary>
/// <param name="Startup">Time from process start to <c>KernelReady</c>.</param>
/// <param name="Memory">Resident memory of the kernel's process and its children together.</param>
internal sealed record KernelLimits(TimeSpan Startup, TimeSpan Cell, ByteSize Memory, ByteSize Output)
{
    /// <summary>One minute to start and for a cell, 2 GiB of memory, 4 MiB of output a cell.</summary>
    public static KernelLimits Default { get; } =
        new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), new ByteSize(2L << 30), new ByteSize(4L << 20));

    /// <summary>An idle runtime needs more than this.</summary>
    public static ByteSize MinMemory { get; } = new(64L << 20);

    /// <summary>No machine has more, so a greater limit is a typo.</summary>
    public static ByteSize MaxMemory { get; } = new(1L << 46);

    /// <summary>Output is held in memory and written to one file.</summary>
    public static ByteSize MaxOutput { get; } = new(1L << 30);

    /// <summary>
    /// The length of the longest protocol line, in bytes: a cell's whole output with every byte escaped as in <c>\u0000</c>, and room
    /// for the rest of the event.
    /// </summary>
    public int ProtocolLineBytes => (int)Math.Min(int.MaxValue / 2, (Output.Bytes * 6) + (1 << 20));
}
