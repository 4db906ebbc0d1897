using System.Text.Json;

namespace Lecture38.Kernel;

/// <summary>The first event: the process listens.</summary>
internal sealed record KernelReady : KernelEvent
{
    public override void WriteBody(Utf8JsonWriter json)
    {
        json.WriteStartArray("kernelInfos");
        foreach (var info in KernelInfo.All)
        {
            info.WriteTo(json);
        }
        json.WriteEndArray();
    }
}

/// <summary>The answer to <see cref="RequestKernelInfo"/>: one event a kernel.</summary>
internal sealed record KernelInfoProduced(KernelInfo Info) : KernelEvent
{
    public override void WriteBody(Utf8JsonWriter json)
    {
        json.WritePropertyName("kernelInfo");
        Info.WriteTo(json);
    }
}

/// <summary>What the protocol tells about a kernel.</summary>
internal sealed record KernelInfo(
    string LocalName, string DisplayName, string Uri, string? Language, string? Version, string[] Aliases, string[] Commands)
{
    public static IReadOnlyList<KernelInfo> All { get; } =
    [
        new(".NET", ".NET", KernelUri.Root, null, null, [], [nameof(RequestKernelInfo), nameof(Cancel), nameof(Quit)]),
        new("csharp", "csharp - C# Script", KernelUri.CSharp, "C#", "14.0", ["c#", "C#"], [nameof(RequestKernelInfo), nameof(SubmitCode)]),
        new("html", "html - HTML", KernelUri.Root + "html", "HTML", null, [], [nameof(RequestKernelInfo), nameof(SubmitCode)]),
        new("markdown", "markdown - Markdown", KernelUri.Root + "markdown", "Markdown", null, [], [nameof(RequestKernelInfo), nameof(SubmitCode)]),
    ];

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteNames(json, "aliases", Aliases);
        json.WriteString("languageName", Language);
        json.WriteString("languageVersion", Version);
        json.WriteBoolean("isComposite", Language is null);
        json.WriteBoolean("isProxy", false);
        json.WriteString("displayName", DisplayName);
        json.WriteString("localName", LocalName);
        json.WriteString("uri", Uri);
        json.WriteNull("remoteUri");
        json.WriteNull("description");
        json.WriteStartArray("supportedKernelCommands");
        foreach (var command in Commands)
        {
            json.WriteStartObject();
            json.WriteString("name", command);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteNames(json, "supportedDirectives", []);
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, string property, string[] names)
    {
        json.WriteStartArray(property);
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }
        json.WriteEndArray();
    }
}
