namespace Lecture38.Runner;

/// <summary>What of an output's addresses stays: the book loads nothing but its own files, and what stands in the page itself.</summary>
internal static class OutsideAddress
{
    /// <summary>True for a picture that is in the page, as a data: address.</summary>
    internal static bool IsPictureInPage(string address) => address.AsSpan().Trim().StartsWith("data:image/", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a place in the same output.</summary>
    internal static bool IsPlaceInPage(string address) => address.AsSpan().Trim().StartsWith("#");

    /// <summary>True for a link that leads somewhere from a published page.</summary>
    internal static bool IsLink(string address) =>
        IsPlaceInPage(address) || (TryRead(address) is { Scheme: "http" or "https" or "mailto" });

    /// <summary>The site of an address, with or without a scheme; null for a file beside the notebook and what is no address.</summary>
    internal static string? Site(string address) => TryRead(address) is { Scheme: "http" or "https" } uri ? uri.Host : null;

    private static Uri? TryRead(string address)
    {
        var trimmed = address.Trim();
        var whole = trimmed.StartsWith("//", StringComparison.Ordinal) ? "https:" + trimmed : trimmed;
        return Uri.TryCreate(whole, UriKind.Absolute, out var uri) ? uri : null;
    }
}
