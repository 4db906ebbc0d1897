namespace Lecture38.Runner;

/// <summary>What a kernel finds around it, for a kernel that must not see what surrounds the runner.</summary>
/// <param name="Environment">All its environment variables; every kernel gets those of <c>KernelEnvironment</c> besides.</param>
/// <param name="Folder">The folder in which its process starts, in place of the notebook's; null for the notebook's.</param>
public sealed record KernelSurroundings(IReadOnlyDictionary<string, string> Environment, string? Folder = null);
