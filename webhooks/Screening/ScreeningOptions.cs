using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Screening;

/// <summary>Section <c>Screening</c>: who looks at files for viruses before anybody gets them.</summary>
internal sealed class ScreeningOptions
{
    /// <summary>Where clamd listens: <c>tcp://127.0.0.1:3310</c> or <c>unix:/run/clamav/clamd.ctl</c>. Empty: nobody looks.</summary>
    public string? ClamAv { get; set; }

    /// <summary>How long one file may take, connecting included.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether files are looked at.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(ClamAv);

    /// <summary>Where to connect; null when the setting is none of the two forms.</summary>
    public ScannerAddress? Address => ScannerAddress.Read(ClamAv);
}

/// <summary>A scanner's socket.</summary>
/// <param name="Path">Of a socket in the file system, or null.</param>
/// <param name="Host">Of a TCP socket.</param>
/// <param name="Port">Of a TCP socket.</param>
internal sealed record ScannerAddress(string? Path, string Host, int Port)
{
    private const string File = "unix:";

    public static ScannerAddress? Read(string? setting) =>
        setting is null ? null
        : setting.StartsWith(File, StringComparison.Ordinal)
            ? setting.Length > File.Length ? new ScannerAddress(setting[File.Length..], "", 0)
                : null
        : Uri.TryCreate(setting, UriKind.Absolute, out var uri)
        && uri is { Scheme: "tcp", Host.Length: > 0, Port: > 0, PathAndQuery: "" or "/" }
            ? new ScannerAddress(null, uri.Host, uri.Port)
        : null;

    public async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = Path is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            if (Path is null)
                await socket.ConnectAsync(Host, Port, cancellationToken);
            else
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path), cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A scanner that is set and not understood would be files nobody looked at: the host does not start with it.</summary>
internal sealed class ScreeningOptionsCheck : IValidateOptions<ScreeningOptions>
{
    public ValidateOptionsResult Validate(string? name, ScreeningOptions options)
    {
        List<string> wrong = [];
        if (options is { IsOn: true, Address: null })
            wrong.Add($"Screening:ClamAv: {options.ClamAv} is neither tcp://host:port nor unix:/path.");
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromMinutes(1))
            wrong.Add("Screening:Timeout: more than nothing, at most a minute (a file's lease must not end while it is looked at).");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
