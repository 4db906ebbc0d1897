namespace Lecture38.Protocol;

/// <summary>What a kernel process says about one of its kernels.</summary>
/// <param name="LocalName">The name that <see cref="SubmitCode.TargetKernelName"/> takes, such as <c>csharp</c>.</param>
/// <param name="DisplayName">The name for people.</param>
/// <param name="Uri">Its address, such as <c>kernel://pid-1/csharp</c>.</param>
/// <param name="LanguageName">Its language; null for a kernel that only holds others.</param>
/// <param name="LanguageVersion">The version of its language.</param>
/// <param name="Aliases">Other names that it answers to.</param>
/// <param name="SupportedCommands">The types of the commands that it takes.</param>
public sealed record KernelInfo(
    string LocalName,
    string DisplayName,
    string Uri,
    string? LanguageName,
    string? LanguageVersion,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> SupportedCommands);
