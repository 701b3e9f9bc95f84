using Channels.Bot.FamilySupport;
using Channels.Bot.FamilySupport.Rules;
using Channels.Bot.Forms;
using Channels.Text;
using Channels.Webhooks.Hosting;

namespace Channels.Webhooks.Fees;

/// <summary>Whether the place of the settings has rules for today, and every pack is in order.</summary>
internal sealed class FeeCheck(RuleBook book, FeeOptions options, TimeProvider clock) : ISelfCheck
{
    public Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var findings = book.Findings.Where(f => f.Level is LintLevel.Error).Select(f => $"fees: {f}").ToList();
        if (book.For(options.Place, JapanTime.DayOf(clock.GetUtcNow())) is null)
            findings.Add($"fees: there are no rules for '{options.Place}' today (FamilySupport:Place); no activity has a price.");
        return Task.FromResult<IReadOnlyList<string>>(findings);
    }
}
