using System.CommandLine;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Desk;
using Channels.Text;

namespace Channels.Webhooks.Verbs.Sinks;

/// <summary><c>sinks prepare|add|remove</c>: brings a sink to its folder and to what is open, or takes it away.</summary>
internal static class SinksVerb
{
    public static Command Of(HostFactory host, Terminal terminal) =>
        new("sinks", "Bring a sink to what is open, or take it away.")
        {
            Prepare(host, terminal),
            Add(host, terminal),
            Remove(host, terminal),
        };

    private static Command Prepare(HostFactory host, Terminal terminal)
    {
        var sink = new Argument<string>("sink") { Description = "Its name in the settings." };
        var again = new Option<bool>("--again") { Description = "Begin anew in an empty place, although rows were laid down before." };
        var command = new Command("prepare", "Mark the shared folder of a sink as its own: once, while the share is mounted.")
        {
            sink,
            again,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                await using var app = await host.OpenAsync([.. asked.UnmatchedTokens], stop);
                var name = asked.GetRequiredValue(sink);
                var done = await app.Services.GetRequiredService<SinkPreparing>().RunAsync(name, asked.GetValue(again), stop);
                await terminal.Out.WriteLineAsync(
                    done switch
                    {
                        SinkPrepared.Place { State: PlaceState.Ready } =>
                            $"The folder is marked as the place of {name}; it is written to from now on.",
                        SinkPrepared.Place { State: PlaceState.AnothersMark } =>
                            "The folder has the mark of another sink. Nothing was changed.",
                        SinkPrepared.Place => "The folder is not there, or cannot be written. Nothing was changed.",
                        SinkPrepared.Elsewhere elsewhere =>
                            $"{elsewhere.Rows} rows were laid down in the folder of {name}, and this one never saw them: mount that one. "
                                + "If it is lost for good, --again. Nothing was changed.",
                        _ => $"The settings have no sink {name} with a folder: give the verb the settings of the host.",
                    }
                );
                return done is SinkPrepared.Place { State: PlaceState.Ready } ? ExitCodes.Ok : ExitCodes.Findings;
            }
        );
        return command;
    }

    private static Command Add(HostFactory host, Terminal terminal)
    {
        var sink = new Argument<string>("sink") { Description = "Its name in the settings." };
        var procedure = new Argument<string>("procedure") { Description = "Whose open submissions it gets." };
        var since = new Option<DateOnly?>("--since") { Description = "Handed in on this day or later; the last 30 days when left out." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say how many; change nothing." };
        var command = new Command("add", "Make items for submissions that are open with the office.") { sink, procedure, since, dryRun };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                await using var app = await host.OpenAsync([.. asked.UnmatchedTokens], stop);
                var today = JapanTime.DayOf(app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
                var from = JapanTime.StartOf(asked.GetValue(since) ?? today.AddDays(-30));
                var (name, of) = (asked.GetRequiredValue(sink), asked.GetRequiredValue(procedure));
                var made = await app
                    .Services.GetRequiredService<SinkChange>()
                    .AddAsync(name, of, from, asked.GetValue(dryRun), SinkVerbs.Operator, stop);
                var older =
                    (
                        made is null
                            ? null
                            : await app
                                .Services.GetRequiredService<SinkChange>()
                                .AddAsync(name, of, DateTimeOffset.MinValue, dryRun: true, SinkVerbs.Operator, stop)
                    ) ?? 0;
                if (older - (asked.GetValue(dryRun) ? made ?? 0 : 0) is > 0 and var left)
                    await terminal.Out.WriteLineAsync(
                        $"{left} that are open are older than {JapanTime.DayOf(from):yyyy-MM-dd} and left out: --since brings them."
                    );
                await terminal.Out.WriteLineAsync(
                    made is null ? $"The settings have no sink {name} that takes {of}."
                    : asked.GetValue(dryRun) ? $"Would make {made} items."
                    : $"Made {made} items."
                );
                return made is null ? ExitCodes.Findings : ExitCodes.Ok;
            }
        );
        return command;
    }

    private static Command Remove(HostFactory host, Terminal terminal)
    {
        var sink = new Argument<string>("sink") { Description = "Its name, no more in the settings." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say how many; change nothing." };
        var command = new Command("remove", "Close what waits for a sink or was given up by it.") { sink, dryRun };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                await using var app = await host.OpenAsync([.. asked.UnmatchedTokens], stop);
                var name = asked.GetRequiredValue(sink);
                var removed = await app
                    .Services.GetRequiredService<SinkChange>()
                    .RemoveAsync(name, asked.GetValue(dryRun), SinkVerbs.Operator, stop);
                await terminal.Out.WriteLineAsync(
                    removed switch
                    {
                        SinkRemoved.Closed closed => asked.GetValue(dryRun)
                            ? $"Would close {closed.Count} items."
                            : $"Closed {closed.Count} items.",
                        SinkRemoved.StillSet => $"The settings still have the sink {name}, and it would get the next submission: "
                            + "take it out of them on all nodes first. Nothing was changed.",
                        SinkRemoved.Served served =>
                            $"A running node had the sink {name} at {served.SeenAt:u}: take it out of the settings of all "
                                + $"nodes and start them again; from {served.FreeAt:u} on this works. Nothing was changed.",
                        _ => $"Nothing ever waited for a sink {name}.",
                    }
                );
                return removed is SinkRemoved.Closed ? ExitCodes.Ok : ExitCodes.Findings;
            }
        );
        return command;
    }
}
