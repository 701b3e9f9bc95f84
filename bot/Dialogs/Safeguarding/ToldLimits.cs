using System.Text.Json;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>How somebody must not be reached, told while a consultation is open.</summary>
internal sealed class ToldLimits(DialogWords words)
{
    public bool AreIn(Said said) => !said.IsWordless && ContactLimits.In(words, said.Folded).Count > 0;

    /// <summary>One is not among what they said of it before; of whom else is not to be told may be one more.</summary>
    public bool AreNew(FormSession? before, Said said)
    {
        var known = (before?.AlsoSaid ?? []).SelectMany(s => ContactLimits.In(words, DialogWords.Fold(s.Text))).ToHashSet();
        return ContactLimits.In(words, said.Folded).Any(l => l is ContactLimit.NotToOthers || !known.Contains(l));
    }

    /// <summary>They are for the office in their own words, whatever of it was an answer too.</summary>
    public static FormSession Kept(FormSession session, Said said)
    {
        var text = JapaneseText.Clean(said.Text).Trim();
        var isThere = session.Answers.Values.Any(a =>
            a.Value.ValueKind is JsonValueKind.String && a.Value.GetString()!.Contains(text, StringComparison.Ordinal)
        );
        return isThere ? session : Beside.KeepAside(session, text, said.MessageId);
    }
}
