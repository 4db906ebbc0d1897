using System.Text.Json.Nodes;

namespace Lecture38.Kernel.Tests;

/// <summary>A connection file that would let others in is refused, in one line that says what to do.</summary>
public sealed class ConnectionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("transport", "ipc", "set KernelManager.transport to tcp")]
    [InlineData("signature_scheme", "hmac-md5", "set Session.signature_scheme to hmac-sha256")]
    [InlineData("key", "", "leave Session.key to Jupyter")]
    [InlineData("ip", "0.0.0.0", "use 127.0.0.1, or add --allow-remote")]
    [InlineData("ip", "*", "use 127.0.0.1, or add --allow-remote")]
    [InlineData("hb_port", 0, "hb_port is not a port")]
    [InlineData("hb_port", "x", "is not a connection file of Jupyter")]
    public void What_is_not_safe_or_not_supported_is_refused(string member, object value, string advice)
    {
        var file = Write(content => content[member] = JsonValue.Create(value));
        var refusal = Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(file, allowRemote: false)).Message;
        Assert.StartsWith(file, refusal, StringComparison.Ordinal);
        Assert.Contains(advice, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal);
    }

    [Fact]
    public void An_address_for_other_machines_has_to_be_allowed() =>
        Assert.Equal("0.0.0.0", ConnectionFile.Read(Write(content => content["ip"] = "0.0.0.0"), allowRemote: true).Ip);

    [Fact]
    public void A_file_that_other_users_can_write_is_refused_and_one_that_they_can_read_becomes_its_owners()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("files there have no such rights");
            return;
        }
        var file = Write(_ => { });
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherRead);
        ConnectionFile.Read(file, allowRemote: false);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherWrite);
        Assert.Contains($"run: chmod 600 '{file}'", Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(file, allowRemote: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_or_is_none_is_refused()
    {
        Assert.Contains("cannot be read", Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(_folder.Path + "/none", allowRemote: false)).Message, StringComparison.Ordinal);
        Assert.Contains("is not a connection file", Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(_folder.Write("a", "[]"), allowRemote: false)).Message, StringComparison.Ordinal);
    }

    private string Write(Action<JsonObject> change)
    {
        var content = JupyterKernel.ConnectionFile(new Dictionary<string, int> { ["shell"] = 1, ["control"] = 2, ["stdin"] = 3, ["iopub"] = 4, ["hb"] = 5 });
        change(content);
        return _folder.Write("connection.json", content.ToJsonString());
    }
}
