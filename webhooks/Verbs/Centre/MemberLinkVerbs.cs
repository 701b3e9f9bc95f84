using System.CommandLine;
using System.Globalization;
using Channels.Bot.Audit;
using Channels.Bot.FamilySupport.Linking;
using Channels.Text;

namespace Channels.Webhooks.Verbs.Centre;

/// <summary><c>members code</c>: a one-time code with which a member links their conversation; <c>members unlink</c>: ends that.</summary>
internal static class MemberLinkVerbs
{
    private static readonly Actor Operator = Actor.System("operator");

    public static Command Code(HostFactory host, Terminal terminal)
    {
        var number = Number();
        var command = new Command("code", "Print a one-time code for a member, once; the one before opens nothing any more.") { number };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                await using var app = host([.. asked.UnmatchedTokens]);
                if (!await DatabaseVerbs.IsReadyAsync(app.Services, terminal.Error))
                    return ExitCodes.Findings;
                switch (await app.Services.GetRequiredService<LinkDesk>().GiveAsync(asked.GetRequiredValue(number), Operator, stop))
                {
                    case CodeGiven.Given given:
                        await terminal.Out.WriteLineAsync(given.Code);
                        await terminal.Error.WriteLineAsync(
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"For member {given.Number}, once, until {JapanTime.At(given.Until):yyyy-MM-dd HH:mm}."
                            )
                        );
                        return ExitCodes.Ok;
                    case CodeGiven.HasLeft:
                        await terminal.Error.WriteLineAsync("This member has left.");
                        return ExitCodes.Findings;
                    default:
                        await terminal.Error.WriteLineAsync("No such member.");
                        return ExitCodes.Findings;
                }
            }
        );
        return command;
    }

    public static Command Unlink(HostFactory host, Terminal terminal)
    {
        var number = Number();
        var command = new Command("unlink", "End a member's link, and make a code that was given out worthless.") { number };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                await using var app = host([.. asked.UnmatchedTokens]);
                if (!await DatabaseVerbs.IsReadyAsync(app.Services, terminal.Error))
                    return ExitCodes.Findings;
                var taken = await app.Services.GetRequiredService<LinkDesk>().EndAsync(asked.GetRequiredValue(number), Operator, stop);
                var isDone = taken is LinkTaken.Link or LinkTaken.Code;
                await (isDone ? terminal.Out : terminal.Error).WriteLineAsync(
                    taken switch
                    {
                        LinkTaken.Link => "The link has ended; the member is told.",
                        LinkTaken.Code => "Nobody was linked; the code that was out opens nothing any more.",
                        LinkTaken.None => "No conversation is linked, and no code is out.",
                        _ => "No such member.",
                    }
                );
                return isDone ? ExitCodes.Ok : ExitCodes.Findings;
            }
        );
        return command;
    }

    private static Argument<string> Number() => new("number") { Description = "The number on the member card; 04821 is 4821." };
}
