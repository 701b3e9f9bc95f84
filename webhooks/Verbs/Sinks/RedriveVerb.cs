using System.CommandLine;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Desk;
using Channels.Bot.Erasure;

namespace Channels.Webhooks.Verbs.Sinks;

/// <summary><c>redrive</c>: tries dead letters of sinks again.</summary>
internal static class RedriveVerb
{
    public static Command Of(HostFactory host, Terminal terminal)
    {
        var sink = new Option<string?>("--sink") { Description = "Of one sink." };
        var code = new Option<string?>("--code") { Description = "Of one reason, as GET /api/v1/dead-letters shows it." };
        var reference = new Option<string?>("--reference") { Description = "Of one submission." };
        var expected = new Option<int?>("--expected") { Description = "Do nothing if there is another number of them." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say which; change nothing." };
        var all = new Option<bool>("--all") { Description = "Of all sinks." };
        var command = new Command("redrive", "Try dead letters of sinks again.") { sink, code, reference, all, expected, dryRun };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                var isNarrow = (asked.GetValue(sink) ?? asked.GetValue(code) ?? asked.GetValue(reference)) is not null;
                if (isNarrow == asked.GetValue(all))
                {
                    await terminal.Error.WriteLineAsync("Say which: --sink, --code, --reference, or --all and none of them.");
                    return ExitCodes.Usage;
                }

                await using var app = await host.OpenAsync([.. asked.UnmatchedTokens], stop);
                var redrive = app.Services.GetRequiredService<SinkRedrive>();
                var filter = new SinkFilter(asked.GetValue(sink), asked.GetValue(code), asked.GetValue(reference)?.ToUpperInvariant());
                var plan = asked.GetValue(dryRun)
                    ? await redrive.PlanAsync(filter, stop)
                    : await redrive.RunAsync(filter, asked.GetValue(expected), SinkVerbs.Operator, stop);
                if (filter.Sink is { } unset && plan.Count == 0 && app.Services.GetRequiredService<Destinations>().Find(unset) is null)
                    await terminal.Error.WriteLineAsync($"There is no sink {unset} in these settings, and nothing of it was given up.");
                if (
                    filter.Reference is { } number
                    && plan.Count == 0
                    && await app.Services.GetRequiredService<ErasureDesk>().FindAsync(number, stop) is null
                )
                    await terminal.Error.WriteLineAsync($"There is no {number}.");
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
}
