using System.CommandLine;
using System.Net.Http.Headers;
using Channels.Webhooks.Sealing;

namespace Channels.Webhooks.Verbs.Pull;

/// <summary><c>pull</c>: mirrors what is new into a folder, for sites without developers; run it from a scheduled task.</summary>
internal static class PullVerb
{
    /// <summary>Holds the key where no file does.</summary>
    public const string KeyVariable = "CHANNELS_API_KEY";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static Command Command(Terminal terminal)
    {
        var from = new Option<string?>("--from") { Description = "Address of the server: https://host." };
        var to = new Option<string>("--to") { Description = "The folder.", Required = true };
        var key = new Option<string?>("--key-file") { Description = $"File with the key; else {KeyVariable} in the environment." };
        var decrypt = new Option<string?>("--decrypt") { Description = "PEM file with the private key, for sealed content." };
        var queue = new Option<string?>("--queue") { Description = "Of one queue." };
        var route = new Option<string?>("--route") { Description = "Of one ward or kind." };
        var verify = new Option<bool>("--verify") { Description = "Ask nothing: compare the folder with its manifest." };
        var command = new Command("pull", "Mirror what is new into a folder; exit code 1 when something was left.")
        {
            from,
            to,
            key,
            decrypt,
            queue,
            route,
            verify,
        };
        command.SetAction(
            async (asked, stop) =>
            {
                var folder = Path.GetFullPath(asked.GetRequiredValue(to));
                var opening = asked.GetValue(decrypt) is { } file ? OpeningKey.Read(file) : null;
                using (opening)
                {
                    var isVerify = asked.GetValue(verify);
                    if (isVerify && !Directory.Exists(folder))
                    {
                        await terminal.Error.WriteLineAsync($"--to: there is no folder {folder}.");
                        return ExitCodes.Usage;
                    }

                    if (
                        Wrong(
                            isVerify,
                            AddressOf(asked.GetValue(from)),
                            asked.GetValue(key),
                            KeyOf(asked.GetValue(key)),
                            asked.GetValue(decrypt) is not null && opening is null
                        ) is
                        { } wrong
                    )
                    {
                        await terminal.Error.WriteLineAsync(wrong);
                        return ExitCodes.Usage;
                    }

                    using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
                    using var http = new HttpClient(handler) { Timeout = Patience };
                    if (!isVerify)
                    {
                        http.BaseAddress = AddressOf(asked.GetValue(from));
                        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", KeyOf(asked.GetValue(key)));
                    }

                    var plan = new PullPlan(folder, asked.GetValue(queue), asked.GetValue(route), opening, isVerify);
                    return await new PullRun(plan, new PullDisk(), http, terminal.Out, TimeProvider.System).RunAsync(stop);
                }
            }
        );
        return command;
    }

    private static string? Wrong(bool isVerify, Uri? from, string? file, string? key, bool isKeyBroken)
    {
        if (isKeyBroken)
            return "--decrypt: no PEM of a private key can be read there.";
        if (isVerify)
            return null;
        if (
            from is not { IsAbsoluteUri: true }
            || !(from.Scheme == Uri.UriSchemeHttps || (from.Scheme == Uri.UriSchemeHttp && from.IsLoopback))
        )
            return "--from begins with https://, or with http:// and this machine (localhost, 127.0.0.1).";
        return !string.IsNullOrEmpty(key) ? null
            : file is not null ? $"--key-file: no key can be read in {Path.GetFullPath(file)}."
            : $"There is no key: --key-file, or {KeyVariable} in the environment.";
    }

    private static Uri? AddressOf(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;

    private static string? KeyOf(string? file)
    {
        if (file is null)
            return Environment.GetEnvironmentVariable(KeyVariable);
        try
        {
            return File.ReadLines(file).FirstOrDefault()?.Trim();
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
