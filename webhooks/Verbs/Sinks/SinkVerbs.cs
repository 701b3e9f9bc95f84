using System.CommandLine;
using System.Globalization;
using Channels.Bot.Audit;
using Channels.Bot.Delivery;
using Channels.Bot.Delivery.Sinks.Desk;
using Channels.Text;

namespace Channels.Webhooks.Verbs.Sinks;

/// <summary><c>status</c>: how the queue before the sinks keeps up.</summary>
internal static class SinkVerbs
{
    // A budget that is used up is over at nine; what lasts longer than an hour somebody should look at.
    private static readonly TimeSpan UnreadFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan UntakenFor = TimeSpan.FromHours(1);

    private const int MostMissing = 5;

    internal static readonly Actor Operator = Actor.System("operator");

    public static Command Status(HostFactory host, Terminal terminal)
    {
        var command = new Command("status", "Tell how the queue keeps up; exit code 1 when a person is needed.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(
            async (asked, stop) =>
            {
                await using var app = await host.OpenAsync([.. asked.UnmatchedTokens], stop);
                return await StatusAsync(app.Services, terminal.Out, stop);
            }
        );
        return command;
    }

    private static async Task<int> StatusAsync(IServiceProvider services, TextWriter output, CancellationToken stop)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var waiting = await services.GetRequiredService<OldestWaiting>().ReadAsync(stop);
        await output.WriteLineAsync($"oldest event {Age(waiting.Event)}, message {Age(waiting.Message)}, alert {Age(waiting.Alert)}");
        var sinks = await services.GetRequiredService<SinkStatus>().ReadAsync(stop);
        foreach (var one in sinks)
        {
            await output.WriteLineAsync(
                $"sink {one.Sink} ({one.Kind}): oldest {Age(one.OldestSince)}, open {Some(one.Open)}, dead {Some(one.Dead)}, "
                    + $"budget left {one.BudgetLeft?.ToString(CultureInfo.InvariantCulture) ?? "no limit"}"
            );
            if (one.Place is { } place and not SinkLine.PlaceReady)
                await output.WriteLineAsync($"  its folder: {place} (check says more)");
            if (one.Code is { } code)
                await output.WriteLineAsync($"  waits with {code}");
            if (one.Blocked.Count > 0)
                await output.WriteLineAsync($"  blocked: {string.Join(' ', one.Blocked)}");
            if (one.Back is { } back)
                await output.WriteLineAsync(
                    (back.ReadAt is null ? "  status never read back" : $"  status read back {Age(back.ReadAt)} ago")
                        + (back.Code is { } why ? $", now {why}" : "")
                );
        }

        if (sinks.Count > 0 && sinks.All(s => s.Kind == SinkLine.NotSet))
            await output.WriteLineAsync(
                "these settings have no sinks, the database knows those above: give the verb the settings of the host"
            );
        var books = await services.GetRequiredService<SinkBooks>().ReadAsync(JapanTime.DayOf(now), stop);
        foreach (var line in books)
            await output.WriteLineAsync(
                $"today {line.Procedure} -> {line.Sink}: received {line.Received} "
                    + (line.Added > 0 ? $"+ added {line.Added} " : "")
                    + $"= delivered {line.Delivered} + held {line.Held} "
                    + (line.Unseen > 0 ? $"+ unseen {line.Unseen} " : "")
                    + $"+ open {line.Open} + dead {line.Dead} + withdrawn {line.Withdrawn} + erased {line.Erased} + closed {line.Closed}"
                    + (line.IsBalanced ? "" : $"; missing: {First(line.Missing)}")
            );
        var isUntaken = waiting.Alert is { } alert && now - alert > UntakenFor;
        if (isUntaken)
            await output.WriteLineAsync(
                "an alert waits for longer than an hour: whoever is on duty takes it (GET /api/v1/alerts?open=true)"
            );
        if (waiting.TurnsGivenUp > 0)
            await output.WriteLineAsync(
                $"{waiting.TurnsGivenUp} conversations in which a message was given up: somebody writes to them (alert turn-failed)"
            );
        return
            !isUntaken
            && waiting.TurnsGivenUp == 0
            && sinks.All(s =>
                s.Dead == 0 && !IsStuck(s.Back) && s.Place is null or SinkLine.PlaceReady && !(s.Kind == SinkLine.NotSet && s.Open > 0)
            )
            && !(sinks.Count > 0 && sinks.All(s => s.Kind == SinkLine.NotSet))
            && books.All(b => b.IsBalanced && b.Unseen == 0)
            ? ExitCodes.Ok
            : ExitCodes.Findings;

        bool IsStuck(BackLine? back) => back is { Code: not null } && !(now - back.ReadAt < UnreadFor);
        static string First(IReadOnlyList<string> missing) =>
            string.Join(' ', missing.Take(MostMissing)) + (missing.Count > MostMissing ? $" and {missing.Count - MostMissing} more" : "");
        string Age(DateTimeOffset? since) => since is { } at ? Spoken(now - at) : "none";
        static string Spoken(TimeSpan age) =>
            (age.Days > 0 ? $"{age.Days} d " : "") + age.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
        string Some(int count) => count >= SinkStatus.MostCounted ? $"{count} or more" : count.ToString(CultureInfo.InvariantCulture);
    }
}
