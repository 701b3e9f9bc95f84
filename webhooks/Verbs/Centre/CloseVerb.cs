using System.CommandLine;
using System.Globalization;
using Channels.Bot.Audit;
using Channels.Bot.FamilySupport.Closing;
using Channels.Webhooks.Staff;

namespace Channels.Webhooks.Verbs.Centre;

/// <summary>
/// <c>close month | show | list | approve | withdraw | export</c>: closes a month of family support. Two people sign, each by their own
/// key.
/// </summary>
internal static class CloseVerb
{
    private static readonly Actor Operator = Actor.System("operator");

    public static Command Command(HostFactory host, Terminal terminal) =>
        new("close", "Close a month of family support: prepare, two signatures, hand over.")
        {
            Month(host, terminal),
            Show(host, terminal),
            List(host, terminal),
            Approve(host, terminal),
            Withdraw(host, terminal),
            Export(host, terminal),
        };

    private static Argument<string> MonthArgument() => new("month") { Description = "For example 2026-11." };

    private static Option<FileInfo> KeyFile() =>
        new("--key-file") { Description = "A file with the API key of the person who signs (Api:Persons).", Required = true };

    private static Command Month(HostFactory host, Terminal terminal)
    {
        var month = MonthArgument();
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be; write nothing." };
        var hold = new Option<bool>("--hold") { Description = "Leave what cannot be paid to the next close." };
        var day = new Option<DateOnly?>("--value-date") { Description = "When members are paid; by the settings when left out." };
        var command = new Command("month", "Price what the office accepted, and write who gets how much.") { month, dryRun, hold, day };
        return Run(
            command,
            host,
            terminal,
            (services, asked, stop) =>
                services
                    .GetRequiredService<CloseDesk>()
                    .PrepareAsync(
                        new CloseAsked(asked.GetRequiredValue(month), asked.GetValue(day), asked.GetValue(dryRun), asked.GetValue(hold)),
                        Operator,
                        stop
                    )
        );
    }

    private static Command Show(HostFactory host, Terminal terminal)
    {
        var month = MonthArgument();
        var command = new Command("show", "Tell where a close stands.") { month };
        return Run(
            command,
            host,
            terminal,
            async (services, asked, stop) =>
                await services.GetRequiredService<CloseApprovals>().FindAsync(asked.GetRequiredValue(month), stop) is { } state
                    ? new CloseResult(state, null, null)
                    : new CloseResult(null, "close.unknown", "No close of that month.")
        );
    }

    private static Command List(HostFactory host, Terminal terminal)
    {
        var month = MonthArgument();
        var command = new Command("list", "Tell who gets how much for what: what two people sign. Names, and the ends of accounts.")
        {
            month,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                await using var app = host([.. asked.UnmatchedTokens]);
                if (!await DatabaseVerbs.IsReadyAsync(app.Services, terminal.Error))
                    return ExitCodes.Findings;
                var sheet = app.Services.GetRequiredService<CloseSheet>();
                if (await sheet.FindAsync(asked.GetRequiredValue(month), stop) is not { } lines)
                {
                    await terminal.Error.WriteLineAsync("No close of that month. (close.unknown)");
                    return ExitCodes.Findings;
                }

                foreach (var line in sheet.Say(lines))
                    await terminal.Out.WriteLineAsync(line);
                return ExitCodes.Ok;
            }
        );
        return command;
    }

    private static Command Approve(HostFactory host, Terminal terminal)
    {
        var (month, key) = (MonthArgument(), KeyFile());
        var hash = new Option<string>("--hash") { Description = "What is signed, as it was shown.", Required = true };
        var command = new Command("approve", "Sign a close as a person.") { month, hash, key };
        return Run(
            command,
            host,
            terminal,
            (services, asked, stop) =>
                AsPersonAsync(
                    services,
                    asked.GetRequiredValue(key),
                    (person, holder) =>
                        services
                            .GetRequiredService<CloseApprovals>()
                            .ApproveAsync(asked.GetRequiredValue(month), asked.GetRequiredValue(hash), person, holder, stop),
                    stop
                )
        );
    }

    private static Command Withdraw(HostFactory host, Terminal terminal)
    {
        var (month, key) = (MonthArgument(), KeyFile());
        var command = new Command("withdraw", "Take a signature back.") { month, key };
        return Run(
            command,
            host,
            terminal,
            (services, asked, stop) =>
                AsPersonAsync(
                    services,
                    asked.GetRequiredValue(key),
                    (person, _) => services.GetRequiredService<CloseApprovals>().WithdrawAsync(asked.GetRequiredValue(month), person, stop),
                    stop
                )
        );
    }

    private static Command Export(HostFactory host, Terminal terminal)
    {
        var month = MonthArgument();
        var folder = new Option<DirectoryInfo>("--out") { Description = "Where to; made when missing.", Required = true };
        var command = new Command("export", "Hand over bank file, list, payments and proof pack; the month is closed.") { month, folder };
        return Run(
            command,
            host,
            terminal,
            (services, asked, stop) =>
                services
                    .GetRequiredService<CloseExport>()
                    .ExportAsync(asked.GetRequiredValue(month), asked.GetRequiredValue(folder).FullName, Operator, stop)
        );
    }

    private static Command Run(
        Command command,
        HostFactory host,
        Terminal terminal,
        Func<IServiceProvider, ParseResult, CancellationToken, Task<CloseResult>> work
    )
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                await using var app = host([.. asked.UnmatchedTokens]);
                if (!await DatabaseVerbs.IsReadyAsync(app.Services, terminal.Error))
                    return ExitCodes.Findings;
                return await SayAsync(await work(app.Services, asked, stop), app.Services.GetRequiredService<CloseSheet>(), terminal);
            }
        );
        return command;
    }

    private static async Task<CloseResult> AsPersonAsync(
        IServiceProvider services,
        FileInfo keyFile,
        Func<Actor, string, Task<CloseResult>> work,
        CancellationToken stop
    )
    {
        var key = (await File.ReadAllTextAsync(keyFile.FullName, stop)).Trim();
        return services.GetRequiredService<StaffMember>().OfKey(key) is var (person, holder)
            ? await work(person, holder)
            : new CloseResult(null, "staff.unknown", "This key belongs to no person (settings Api:Persons).");
    }

    private static async Task<int> SayAsync(CloseResult result, CloseSheet sheet, Terminal terminal)
    {
        foreach (var finding in result.Findings)
            await terminal.Error.WriteLineAsync(finding.ToString());
        if (result.State is not { } state)
        {
            await terminal.Error.WriteLineAsync($"{result.Message} ({result.Code})");
            return ExitCodes.Findings;
        }

        foreach (var finding in state.Held.Concat(state.Carried))
            await terminal.Error.WriteLineAsync(finding.ToString());
        foreach (var warning in state.Warnings)
            await terminal.Error.WriteLineAsync(sheet.Say(warning));
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {state.Month} {state.State}: {Counted.Of(state.Reports, "report")}, {Counted.Of(state.Payments, "member")}, {state.Yen} yen
            paid on {state.ValueDate:yyyy-MM-dd}
            hash {state.Hash}
            bank {state.BankHash}
            list {state.ListHash}
            """
        );
        await terminal.Out.WriteLineAsync(text);
        if (state.Open > 0)
            await terminal.Out.WriteLineAsync($"Not accepted yet, for a later close: {Counted.Of(state.Open, "report")}.");
        foreach (var one in state.Approvals)
            await terminal.Out.WriteLineAsync($"signed {one.Person} {one.At:u}{(one.Counts ? "" : " (counts no more)")}");
        return state.Held.Count == 0 || state.State is not "draft" ? ExitCodes.Ok : ExitCodes.Findings;
    }
}
