using System.CommandLine;
using Channels.Bot.Audit;
using Channels.Bot.FamilySupport.Notices;
using Channels.Webhooks.Staff;

namespace Channels.Webhooks.Verbs.Centre;

/// <summary>
/// <c>notices count | send | list | watch | cancel</c>: what the centre tells many members, by the same desk as the API. A person sends and
/// cancels, by their own key; the server tells, by day and within its budget.
/// </summary>
internal static class NoticesVerb
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    public static Command Command(HostFactory host, Terminal terminal) =>
        new("notices", "Tell members of family support something: count, send, list, watch, cancel.")
        {
            Count(host, terminal),
            new NoticeSending(host, terminal).Command(),
            List(host, terminal),
            Watch(host, terminal),
            Cancel(host, terminal),
        };

    private static Command Count(HostFactory host, Terminal terminal)
    {
        var (command, whom) = (new Command("count", "Tell whom a notice would reach, and whom not; write nothing."), new NoticeFor());
        whom.AddTo(command);
        return Run(
            command,
            host,
            terminal,
            async (services, asked, stop) =>
            {
                await SayAsync(await services.GetRequiredService<NoticeDesk>().CountAsync(whom.Of(asked), stop), terminal);
                return ExitCodes.Ok;
            }
        );
    }

    private static Command List(HostFactory host, Terminal terminal) =>
        Run(
            new Command("list", "List the newest hundred notices, and how far each is."),
            host,
            terminal,
            async (services, _, stop) =>
            {
                foreach (var notice in await services.GetRequiredService<NoticeDesk>().ListAsync(stop))
                    await terminal.Out.WriteLineAsync(
                        $"{notice.Id} {notice.State} {notice.From:yyyy-MM-dd}〜{notice.Until:yyyy-MM-dd} told {notice.Count.Told}, "
                            + $"to be told {notice.Count.Reached}: {notice.Title} ({notice.By})"
                    );
                return ExitCodes.Ok;
            }
        );

    private static Command Watch(HostFactory host, Terminal terminal)
    {
        var id = Id();
        var command = new Command("watch", "Show how many were told, until all are; Ctrl+C stops looking, not the notice.") { id };
        return Run(command, host, terminal, (services, asked, stop) => WatchAsync(services, asked.GetRequiredValue(id), terminal, stop));
    }

    private static Command Cancel(HostFactory host, Terminal terminal)
    {
        var (id, key) = (Id(), KeyFile());
        var command = new Command("cancel", "Stop a notice: who was told was told, nobody further is.") { id, key };
        return Run(
            command,
            host,
            terminal,
            async (services, asked, stop) =>
            {
                if (await PersonAsync(services, asked.GetRequiredValue(key), terminal, stop) is not { } person)
                    return ExitCodes.Findings;
                var desk = services.GetRequiredService<NoticeDesk>();
                if (!await desk.StopAsync(asked.GetRequiredValue(id), person, stop))
                    return await UnknownAsync(terminal);
                await terminal.Out.WriteLineAsync("stopped");
                return ExitCodes.Ok;
            }
        );
    }

    /// <summary>A bar that grows as the server tells.</summary>
    public static async Task<int> WatchAsync(IServiceProvider services, Guid id, Terminal terminal, CancellationToken stop)
    {
        var (desk, clock) = (services.GetRequiredService<NoticeDesk>(), services.GetRequiredService<TimeProvider>());
        ProgressLine? bar = null;
        while (true)
        {
            if (await desk.FindAsync(id, stop) is not { } notice)
                return await UnknownAsync(terminal);
            bar ??= new ProgressLine("told", notice.Count.Told + notice.Count.Reached, terminal.Error, terminal.IsWatched);
            bar.Report(notice.Count.Told);
            if (notice.Count.Reached == 0 || notice.State is NoticeStates.Over or NoticeStates.Stopped)
            {
                bar.End();
                await terminal.Out.WriteLineAsync($"{notice.State}: told {notice.Count.Told}, not told {notice.Count.Reached}");
                return ExitCodes.Ok;
            }

            try
            {
                await Task.Delay(LookAgain, clock, stop);
            }
            catch (OperationCanceledException)
            {
                return ExitCodes.Ok; // the server goes on telling
            }
        }
    }

    public static Option<FileInfo> KeyFile() =>
        new("--key-file") { Description = "A file with the API key of the person who does it (Api:Persons).", Required = true };

    /// <summary>Null: the key is nobody's, and that was said.</summary>
    public static async Task<Actor?> PersonAsync(IServiceProvider services, FileInfo keyFile, Terminal terminal, CancellationToken stop)
    {
        var key = (await File.ReadAllTextAsync(keyFile.FullName, stop)).Trim();
        if (services.GetRequiredService<StaffMember>().OfKey(key) is var (person, _))
            return person;
        await terminal.Error.WriteLineAsync("This key belongs to no person (settings Api:Persons). (staff.unknown)");
        return null;
    }

    public static async Task SayAsync(NoticeCount count, Terminal terminal)
    {
        await terminal.Out.WriteLineAsync($"reached {count.Reached} of {Counted.Of(count.Members, "member")}");
        await terminal.Out.WriteLineAsync($"not linked {count.NotLinked}, blocked {count.Blocked}, want none {count.Stopped}");
        await terminal.Out.WriteLineAsync($"left this month {count.LeftThisMonth}, at most {count.ADay} a day");
    }

    public static Command Run(
        Command command,
        HostFactory host,
        Terminal terminal,
        Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> work
    )
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                await using var app = host([.. asked.UnmatchedTokens]);
                return await DatabaseVerbs.IsReadyAsync(app.Services, terminal.Error)
                    ? await work(app.Services, asked, stop)
                    : ExitCodes.Findings;
            }
        );
        return command;
    }

    private static Argument<Guid> Id() => new("id") { Description = "As 'notices list' shows it." };

    private static async Task<int> UnknownAsync(Terminal terminal)
    {
        await terminal.Error.WriteLineAsync("No such notice. (notice.unknown)");
        return ExitCodes.Findings;
    }
}
