using System.Net;
using System.Text;
using System.Text.Json;

namespace Lecture38.Kernel;

/// <summary>What a Jupyter client writes down for the kernel that it starts: where to listen, and the key that signs messages.</summary>
internal sealed record ConnectionFile(string Ip, int ShellPort, int IopubPort, int StdinPort, int ControlPort, int HeartbeatPort, byte[] Key)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads a connection file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="allowRemote">True if the kernel may listen to other machines.</param>
    /// <exception cref="ConnectionFileException">The file cannot be used; the message says why and what to do.</exception>
    public static ConnectionFile Read(string path, bool allowRemote)
    {
        try
        {
            KeepOthersOut(path);
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(json.RootElement, allowRemote);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConnectionFileException($"{path} cannot be read: {exception.Message}");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ConnectionFileException($"{path} is not a connection file of Jupyter: {exception.Message}");
        }
        catch (ConnectionFileException exception)
        {
            throw new ConnectionFileException($"{path}: {exception.Message}");
        }
    }

    private static ConnectionFile Read(JsonElement root, bool allowRemote)
    {
        var transport = root.GetProperty("transport").GetString();
        if (transport != "tcp")
        {
            throw new ConnectionFileException($"the transport {transport} is not supported; set KernelManager.transport to tcp");
        }
        var scheme = root.GetProperty("signature_scheme").GetString();
        if (scheme != "hmac-sha256")
        {
            throw new ConnectionFileException($"the signature scheme {scheme} is not supported; set Session.signature_scheme to hmac-sha256");
        }
        var key = Encoding.UTF8.GetBytes(root.GetProperty("key").GetString() ?? "");
        if (key.Length == 0)
        {
            throw new ConnectionFileException("the key is empty, so anybody could run code; leave Session.key to Jupyter");
        }
        var ip = root.GetProperty("ip").GetString()!;
        if (ip == "localhost")
        {
            ip = "127.0.0.1";
        }
        if (!allowRemote && !(IPAddress.TryParse(ip, out var address) && IPAddress.IsLoopback(address)))
        {
            throw new ConnectionFileException(
                $"{ip} is not an address of this machine alone; use 127.0.0.1, or add --allow-remote to the command in kernel.json");
        }
        return new ConnectionFile(ip, Port("shell"), Port("iopub"), Port("stdin"), Port("control"), Port("hb"), key);

        int Port(string channel) => root.GetProperty(channel + "_port").GetInt32() is > 0 and <= ushort.MaxValue and var port
            ? port
            : throw new ConnectionFileException($"{channel}_port is not a port");
    }

    /// <summary>
    /// Nobody else may write it. If others may read it, they may no longer: Jupyter's own programs write it for its owner alone, but VS Code's
    /// extension leaves that to the umask, and its user cannot change that.
    /// </summary>
    private static void KeepOthersOut(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var mode = File.GetUnixFileMode(path);
        if (mode.HasFlag(UnixFileMode.OtherWrite))
        {
            throw new ConnectionFileException($"other users can write it, so the key may be theirs; run: chmod 600 '{path}'");
        }
        if (mode != OwnerOnly)
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
    }
}

/// <summary>A connection file cannot be used; the message says why and what to do, in one line.</summary>
internal sealed class ConnectionFileException(string message) : Exception(message);
