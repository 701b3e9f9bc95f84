using System.CommandLine;
using System.Globalization;
using Channels.Bot.Audit;
using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;
using Channels.Text;

namespace Channels.Webhooks.Verbs;

/// <summary><c>erase</c>: what somebody handed in goes; and <c>erase --count</c>: what remains.</summary>
internal static class EraseVerb
{
    private static readonly Actor Operator = Actor.System("operator");

    public static Command Command(HostFactory host, Terminal terminal)
    {
        var reference = new Option<string?>("--reference") { Description = "Its number." };
        var conversation = new Option<bool>("--with-conversation") { Description = "Also everything said where it was handed in." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what there is; change nothing." };
        var count = new Option<bool>("--count") { Description = "Say what remains of all, in numbers." };
        var command = new Command("erase", "Erase what was handed in with a number, and say where copies of it are.")
        {
            reference,
            conversation,
            dryRun,
            count,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                var number = asked.GetValue(reference)?.Trim().ToUpperInvariant();
                if (number is not null == asked.GetValue(count))
                {
                    await terminal.Error.WriteLineAsync("Either --reference with a number, or --count.");
                    return ExitCodes.Usage;
                }

                await using var app = await host.OpenAsync([.. asked.UnmatchedTokens], stop);
                var desk = app.Services.GetRequiredService<ErasureDesk>();
                if (number is null)
                    return await CountAsync(desk, terminal.Out, stop);
                var plan = asked.GetValue(dryRun)
                    ? await desk.FindAsync(number, stop)
                    : await desk.EraseAsync(number, asked.GetValue(conversation), Operator, stop);
                if (plan is null)
                {
                    await terminal.Error.WriteLineAsync($"There is no {number}.");
                    return ExitCodes.Findings;
                }

                await SayAsync(terminal.Out, plan, asked.GetValue(dryRun), asked.GetValue(conversation));
                return plan.Elsewhere.Any(c => c.State is CopyState.Unseen || (c.State is CopyState.Held && !asked.GetValue(dryRun)))
                    ? ExitCodes.Findings
                    : ExitCodes.Ok;
            }
        );
        return command;
    }

    private static async Task SayAsync(TextWriter output, ErasurePlan plan, bool isPlan, bool withConversation)
    {
        var day = JapanTime.DayOf(plan.SubmittedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await output.WriteLineAsync(
            $"{plan.Reference} {plan.Procedure} of {day}: "
                + (
                    plan.State is SubmissionState.Erased ? "was erased before"
                    : isPlan ? "would be erased"
                    : "is erased"
                )
                + $"; {(plan.HasAnswers ? "" : "no ")}answers, {Counted.Of(plan.Earlier, "earlier version")}, "
                + $"{Counted.Of(plan.Messages, "message")}, {Counted.Of(plan.Files, "file")}"
                + (withConversation ? ", and the conversation." : ".")
        );
        foreach (var copies in plan.Elsewhere.GroupBy(c => (c.Sink, c.Record, c.State, c.Place)))
        {
            var where =
                copies.Key.Sink
                + (copies.Key.Record is { } record ? $" ({record})" : "")
                + (copies.Key.Place is { } place ? $", folder {place}," : "");
            var since = $"since {copies.Min(c => c.At):u}" + (copies.Count() > 1 ? $", {copies.Count()} versions" : "");
            await output.WriteLineAsync(
                copies.Key.State switch
                {
                    CopyState.Held when isPlan => $"waits at {where} {since}: goes with it",
                    CopyState.Held => $"waits at {where} {since}: could not be taken out now, goes within ten minutes. Say this again then",
                    CopyState.Unseen => $"waits at {where} or was given on {since}: it cannot be looked at from here. Say this again with "
                        + "the settings of the host, while its folder is there",
                    _ => $"copy at {where} {since}: erase it there",
                }
            );
        }

        foreach (var one in plan.Fetched)
            await output.WriteLineAsync(
                $"fetched by {one.Office ?? one.By} {one.At:u}{(one.Versions > 1 ? $", {one.Versions} times" : "")}: ask them to erase it"
            );
        if (!withConversation && plan.HasConversation)
            await output.WriteLineAsync("What was said in the conversation is not part of it: --with-conversation.");
    }

    private static async Task<int> CountAsync(ErasureDesk desk, TextWriter output, CancellationToken stop)
    {
        foreach (var one in (await desk.CountAsync(stop)).OrderBy(c => c.Procedure, StringComparer.Ordinal))
            await output.WriteLineAsync(
                $"{one.Procedure}: {Counted.Of(one.All, "number")} from {Day(one.First)} to {Day(one.Last)}, {one.Erased} erased"
            );
        return ExitCodes.Ok;

        static string Day(DateTimeOffset at) => JapanTime.DayOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
