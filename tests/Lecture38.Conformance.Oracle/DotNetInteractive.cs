using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Connection;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.PackageManagement;

namespace Lecture38.Conformance.Oracle;

/// <summary>The kernel that <c>dotnet interactive stdio</c> starts, as far as C# goes.</summary>
public static class DotNetInteractive
{
    /// <summary>Starts a kernel.</summary>
    /// <returns>
    /// Runs a command, given as a line of JSON. Gives the kernel's events as the tool writes them, a line each, and the value that a cell
    /// returns as plain text.
    /// Only the framework's types are used, because the caller's are others of the same names.
    /// </returns>
    public static Func<string, Task<(IReadOnlyList<string> Events, string? ValueAsText)>> Start()
    {
        var composite = new CompositeKernel { DefaultKernelName = "csharp" };
        composite.Add(
            new CSharpKernel()
                .UseNugetDirective((kernel, packages) =>
                {
                    kernel.AddAssemblyReferences(packages.SelectMany(package => package.AssemblyPaths));
                    return Task.CompletedTask;
                })
                .UseKernelHelpers()
                .UseWho()
                .UseValueSharing(),
            ["c#", "C#"]);
        composite.UseImportMagicCommand();
        return async command =>
        {
            var events = new List<KernelEvent>();
            using (composite.KernelEvents.Subscribe(Add))
            {
                await composite.SendAsync(KernelCommandEnvelope.Deserialize(command).Command);
            }
            return ([.. events.Select(KernelEventEnvelope.Serialize)], events.OfType<ReturnValueProduced>().LastOrDefault()?.Value.ToDisplayString("text/plain"));

            // A cell's output may come from any thread.
            void Add(KernelEvent kernelEvent)
            {
                lock (events)
                {
                    events.Add(kernelEvent);
                }
            }
        };
    }
}
