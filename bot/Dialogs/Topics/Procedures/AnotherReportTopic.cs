using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>もうひとつ報告あるっちゃけど; もう一件, soon after a report: one more report begins.</summary>
internal sealed class AnotherReportTopic(ProcedureCatalog catalog, ChannelProcedures procedures, Starting starting, DialogWords words)
    : ITopic
{
    /// <summary>So long one more means one more report, whatever it is not called.</summary>
    private static readonly TimeSpan After = TimeSpan.FromHours(3);

    private const int Longest = 30;

    public TurnResult? Hear(Heard heard)
    {
        var folded = heard.Said.Folded;
        if (
            heard.Said.IsWordless
            || heard.Said.Attachments.Count > 0
            || folded.Length > Longest
            || !IsOneMore(folded)
            || procedures.Offered(heard.Context).FirstOrDefault(p => p.Stamped is not null) is not { } report
        )
            return null;
        var isNamed = report.Texts.Values.Any(t => t.StartWords.Any(w => w.Length > 1 && folded.Contains(w, StringComparison.Ordinal)));
        return isNamed || WasSent(heard) ? starting.Start(heard, report) : null;
    }

    private bool WasSent(Heard heard) =>
        heard.State.Last is { IsWithdrawn: false } last
        && heard.Context.Now - last.At < After
        && catalog.Find(last.Procedure, last.Version) is { Stamped: not null };

    /// <summary>It says that and nothing else.</summary>
    private bool IsOneMore(string folded)
    {
        var (more, beside, hasMore) = (words.ListOf(PlainWord.OneMore), words.ListOf(PlainWord.OneMoreBeside), false);
        for (var at = 0; at < folded.Length; )
        {
            var rest = folded.AsSpan(at);
            var (one, other) = (more.Beginning(rest)?.Length ?? 0, beside.Beginning(rest)?.Length ?? 0);
            if (one + other == 0 && char.IsLetterOrDigit(folded[at]))
                return false;
            hasMore |= one > 0 && one >= other;
            at += Math.Max(1, Math.Max(one, other));
        }

        return hasMore;
    }
}
