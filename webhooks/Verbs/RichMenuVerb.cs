using System.CommandLine;
using Channels.Webhooks.Line;
using Channels.Webhooks.Line.RichMenu;

namespace Channels.Webhooks.Verbs;

/// <summary><c>richmenu [account]</c>: puts the menu under the chat of a LINE account, in place of the one that was there.</summary>
internal static class RichMenuVerb
{
    public static Command Command(HostFactory host, Terminal terminal)
    {
        var account = new Argument<string>("account")
        {
            Description = "Name of the account in the settings; the default one when left out.",
            DefaultValueFactory = _ => LineOptions.DefaultAccount,
        };
        var command = new Command("richmenu", "Put the menu with its picture under the chat of a LINE account.") { account };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                // A setting behind the verb is no account.
                var name = asked.GetRequiredValue(account);
                var isSetting = name.StartsWith("--", StringComparison.Ordinal);
                await using var app = host(isSetting ? [name, .. asked.UnmatchedTokens] : [.. asked.UnmatchedTokens]);
                var (id, problem) = await app
                    .Services.GetRequiredService<LineMenu>()
                    .InstallAsync(isSetting ? LineOptions.DefaultAccount : name, stop);
                await (id is null ? terminal.Error : terminal.Out).WriteLineAsync(id ?? problem);
                return id is null ? ExitCodes.Findings : ExitCodes.Ok;
            }
        );
        return command;
    }
}
