using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Inquiries;

/// <summary>The number of an inquiry, alone or with the words of the button: its answer is wanted.</summary>
internal sealed class InquiryTopic(ProcedureCatalog catalog, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard) => Find(heard.Said) is { } reference ? Open(heard.State, reference, heard.Before) : null;

    /// <summary>Wants the answer to be looked up; it comes within the turn.</summary>
    public static TurnResult Open(ConversationState state, string reference, IEnumerable<string> before) =>
        new(state, [.. before.Select(b => Activity.Message(b))], [new OpenInquiry(reference)]);

    private string? Find(Said said)
    {
        if (said.IsWordless || said.Text.Length > 60 || !ReferenceNumber.MayBeIn(said.Text))
            return null;
        var text = JapaneseText.Fold(said.Text);
        foreach (var language in words.Languages)
            text = text.Replace(JapaneseText.Fold(words.Say(language, Phrase.InquiryShow)), " ", StringComparison.Ordinal);
        return
            ReferenceNumber.TryParse(text.Trim(), out var number) && catalog.All.Any(p => p.Asked is not null && p.Prefix == number.Prefix)
            ? number.ToString()
            : null;
    }
}
