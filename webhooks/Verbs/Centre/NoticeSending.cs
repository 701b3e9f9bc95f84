using System.CommandLine;
using Channels.Bot.FamilySupport.Notices;

namespace Channels.Webhooks.Verbs.Centre;

/// <summary><c>notices send</c>: only with the number that was counted, and only by a person.</summary>
internal sealed class NoticeSending(HostFactory host, Terminal terminal)
{
    private readonly Option<string> title = new("--title") { Description = "How the centre finds it again.", Required = true };

    private readonly Option<FileInfo> text = new("--text")
    {
        Description = "A text file (UTF-8) with what is said in Japanese, at most 500 characters.",
        Required = true,
    };

    private readonly Option<FileInfo?> easy = new("--easy") { Description = "The same in easy Japanese." };
    private readonly Option<FileInfo?> english = new("--en") { Description = "The same in English." };
    private readonly Option<DateOnly?> from = new("--from") { Description = "The first day; today when left out." };

    private readonly Option<DateOnly?> until = new("--until")
    {
        Description = "The last day; when left out, whoever comes to belong to the audience is told too, until it is cancelled.",
    };

    private readonly Option<int?> expected = new("--expected")
    {
        Description = "'reached' of the count: where others would be reached by now nothing is sent.",
    };

    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Count only; send nothing." };

    private readonly Option<bool> watch = new("--watch") { Description = "Show how many were told, until all are." };

    public Command Command()
    {
        var (whom, key) = (new NoticeFor(), NoticesVerb.KeyFile());
        var command = new Command("send", "Send a notice: the server tells its members once each, 9:00 to 20:00.")
        {
            title,
            text,
            easy,
            english,
            from,
            until,
            expected,
            key,
            dryRun,
            watch,
        };
        whom.AddTo(command);
        return NoticesVerb.Run(
            command,
            host,
            terminal,
            (services, asked, stop) => SendAsync(services, asked, whom.Of(asked), asked.GetRequiredValue(key), stop)
        );
    }

    private async Task<int> SendAsync(
        IServiceProvider services,
        ParseResult asked,
        NoticeAudience audience,
        FileInfo keyFile,
        CancellationToken stop
    )
    {
        var desk = services.GetRequiredService<NoticeDesk>();
        if (asked.GetValue(dryRun) || asked.GetValue(expected) is not { } reached)
        {
            await NoticesVerb.SayAsync(await desk.CountAsync(audience, stop), terminal);
            await terminal.Out.WriteLineAsync("Nothing was sent: send it with --expected and the number that is reached.");
            return ExitCodes.Ok;
        }

        if (await NoticesVerb.PersonAsync(services, keyFile, terminal, stop) is not { } person)
            return ExitCodes.Findings;
        var wanted = new NewNotice(asked.GetRequiredValue(title), await ReadAsync(asked.GetRequiredValue(text), stop), audience, reached)
        {
            TextEasy = asked.GetValue(easy) is { } inEasy ? await ReadAsync(inEasy, stop) : null,
            TextEnglish = asked.GetValue(english) is { } inEnglish ? await ReadAsync(inEnglish, stop) : null,
            From = asked.GetValue(from),
            Until = asked.GetValue(until),
        };
        var opened = await desk.OpenAsync(wanted, person, stop);
        if (opened is NoticeOpened.Sent { Notice: var notice })
        {
            await terminal.Out.WriteLineAsync($"{notice.Id} {notice.State}: {notice.Count.Reached} to be told");
            return asked.GetValue(watch) ? await NoticesVerb.WatchAsync(services, notice.Id, terminal, stop) : ExitCodes.Ok;
        }

        await terminal.Error.WriteLineAsync(
            opened switch
            {
                NoticeOpened.OtherCount other => $"{other.Count.Reached} would be reached, not {reached}. (notice.count)",
                NoticeOpened.OverBudget over =>
                    $"{Counted.Of(over.Count.Reached, "message")}, and this month has {over.Count.LeftThisMonth} left. (notice.budget)",
                NoticeOpened.Refused refused => $"{refused.Message} ({refused.Code})",
                _ => throw new InvalidOperationException("A notice came to nothing that is known."),
            }
        );
        return ExitCodes.Findings;
    }

    private static async Task<string> ReadAsync(FileInfo file, CancellationToken stop) =>
        (await File.ReadAllTextAsync(file.FullName, stop)).Trim();
}
