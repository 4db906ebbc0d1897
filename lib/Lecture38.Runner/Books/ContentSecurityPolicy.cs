using System.Security.Cryptography;
using System.Text;

namespace Lecture38.Runner;

/// <summary>
/// What a page of the book may load and run: the book's own files, and of the scripts that stand in the page only those that an
/// output brought, by their hash. <see href="https://www.w3.org/TR/CSP3/">Content Security Policy Level 3</see>.
/// </summary>
public static class ContentSecurityPolicy
{
    /// <summary>The policy of a page in which these scripts stand.</summary>
    /// <param name="scripts">Their exact text.</param>
    public static string Of(IEnumerable<string> scripts)
    {
        var sources = scripts.Select(Hash).Distinct().Order(StringComparer.Ordinal).Prepend("'self'");
        return string.Join("; ",
            "default-src 'none'",
            $"script-src {string.Join(' ', sources)}",
            // Displayed HTML carries its colours and widths in style attributes, and plotly.js writes style elements.
            "style-src 'self' 'unsafe-inline'",
            // plotly.js saves a figure as a picture by way of a blob, which only the page itself can make.
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "base-uri 'none'",
            "form-action 'none'");
    }

    private static string Hash(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";
}
