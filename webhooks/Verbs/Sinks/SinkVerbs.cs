using System.CommandLine;
using System.Globalization;
using Channels.Bot.Audit;
using Channels.Bot.Delivery;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Desk;
using Channels.Text;

namespace Channels.Webhooks.Verbs.Sinks;

/// <summary><c>status</c> and <c>redrive</c>: what an operator does with the queue before the sinks.</summary>
internal static class SinkVerbs
{
    // A budget that is used up is over at nine; what lasts longer than an hour somebody should look at.
    private static readonly TimeSpan UnreadFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan UntakenFor = TimeSpan.FromHours(1);

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

    public static Command Redrive(HostFactory host, Terminal terminal)
    {
        var sink = new Option<string?>("--sink") { Description = "Of one sink." };
        var code = new Option<string?>("--code") { Description = "Of one reason, as GET /api/v1/dead-letters shows it." };
        var reference = new Option<string?>("--reference") { Description = "Of one submission." };
        var expected = new Option<int?>("--expected") { Description = "Do nothing if there is another number of them." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say which; change nothing." };
        var command = new Command("redrive", "Try dead letters of sinks again.") { sink, code, reference, expected, dryRun };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                await using var app = await host.OpenAsync([.. asked.UnmatchedTokens], stop);
                var redrive = app.Services.GetRequiredService<SinkRedrive>();
                var filter = new SinkFilter(asked.GetValue(sink), asked.GetValue(code), asked.GetValue(reference)?.ToUpperInvariant());
                var plan = asked.GetValue(dryRun)
                    ? await redrive.PlanAsync(filter, stop)
                    : await redrive.RunAsync(filter, asked.GetValue(expected), Operator, stop);
                if (filter.Sink is { } unset && plan.Count == 0 && app.Services.GetRequiredService<Destinations>().Find(unset) is null)
                    await terminal.Error.WriteLineAsync($"There is no sink {unset} in these settings, and nothing of it was given up.");
                foreach (var line in plan.Lines)
                    await terminal.Out.WriteLineAsync(
                        $"{line.Sink} {line.Reference} {line.Code} {line.DiedAt:u}{(line.Answer is null ? "" : $" {line.Answer}")}"
                    );
                await terminal.Out.WriteLineAsync(
                    plan.IsDone ? $"{plan.Count} are tried again."
                    : asked.GetValue(dryRun) || asked.GetValue(expected) is not { } wanted
                        ? $"{plan.Count} dead letters; nothing was changed."
                    : $"{plan.Count} dead letters, expected {wanted}; nothing was changed."
                );

                // Nothing dead is well; nothing where somebody knew of something, or of a sink that is none, is a slip of the pen.
                var isSlip =
                    filter is { Code: not null } or { Reference: not null }
                    || asked.GetValue(expected) is > 0
                    || (filter.Sink is { } named && app.Services.GetRequiredService<Destinations>().Find(named) is null);
                return plan.IsDone || (plan.Count == 0 ? !isSlip : asked.GetValue(dryRun)) ? ExitCodes.Ok : ExitCodes.Findings;
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
                $"today {line.Procedure} -> {line.Sink}: received {line.Received} = delivered {line.Delivered} + held {line.Held} "
                    + (line.Unseen > 0 ? $"+ unseen {line.Unseen} " : "")
                    + $"+ open {line.Open} + dead {line.Dead} + withdrawn {line.Withdrawn} + erased {line.Erased} + closed {line.Closed}"
                    + (line.IsBalanced ? "" : $"; missing: {string.Join(' ', line.Missing)}")
            );
        var isUntaken = waiting.Alert is { } alert && now - alert > UntakenFor;
        if (isUntaken)
            await output.WriteLineAsync(
                "an alert waits for longer than an hour: whoever is on duty takes it (GET /api/v1/alerts?open=true)"
            );
        return
            !isUntaken
            && sinks.All(s => s.Dead == 0 && !IsStuck(s.Back) && !(s.Kind == SinkLine.NotSet && s.Open > 0))
            && !(sinks.Count > 0 && sinks.All(s => s.Kind == SinkLine.NotSet))
            && books.All(b => b.IsBalanced && b.Unseen == 0)
            ? ExitCodes.Ok
            : ExitCodes.Findings;

        bool IsStuck(BackLine? back) => back is { Code: not null } && !(now - back.ReadAt < UnreadFor);
        string Age(DateTimeOffset? since) => since is { } at ? Spoken(now - at) : "none";
        static string Spoken(TimeSpan age) =>
            (age.Days > 0 ? $"{age.Days} d " : "") + age.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
        string Some(int count) => count >= SinkStatus.MostCounted ? $"{count} or more" : count.ToString(CultureInfo.InvariantCulture);
    }
}
