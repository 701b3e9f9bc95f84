using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs;

/// <summary>An inquiry was answered: where nobody else looks on it is shown, elsewhere there is a number and a button, and the answer
/// comes as a reply.</summary>
internal sealed partial class Lobby
{
    /// <summary>The one channel that shows nothing on a locked screen.</summary>
    private const string InPage = "webchat";

    private const int MostParts = 3;

    /// <summary>A message that is the number of an inquiry, alone or with the words of the button; null for anything else.</summary>
    public string? FindInquiry(Said said)
    {
        if (said.IsWordless || said.Text.Length > 60)
            return null;
        var text = JapaneseText.Fold(said.Text);
        foreach (var language in words.Languages)
            text = text.Replace(JapaneseText.Fold(words.Say(language, Phrase.InquiryShow)), " ", StringComparison.Ordinal);
        return
            ReferenceNumber.TryParse(text.Trim(), out var number) && catalog.All.Any(p => p.Asked is not null && p.Prefix == number.Prefix)
            ? number.ToString()
            : null;
    }

    /// <summary>Wants the answer to be looked up; it comes within the turn.</summary>
    public static TurnResult OpenInquiry(ConversationState state, string reference, IEnumerable<string> before) =>
        new(state, [.. before.Select(b => Activity.Message(b))], [new OpenInquiry(reference)]);

    /// <summary>The office answered: nothing of it goes where it would be shown on a locked screen.</summary>
    public TurnResult InquiryAnswered(ConversationState state, Activity input, TurnContext context)
    {
        if (input.Value is not { ValueKind: JsonValueKind.Object } value || TextOf(value, "reference") is not { } reference)
            return TurnResult.Silent(state);
        if (context.ChannelId is InPage)
            return OpenInquiry(state, reference, []);
        var label = words.Say(state.Language, Phrase.InquiryShow);
        var show = ButtonRow.Fit(new CardAction { Title = label, Value = $"{label} {reference}" });
        return Lines(state, [words.Say(state.Language, Phrase.InquiryReady, ("number", reference))], show);
    }

    /// <summary>What was found; then the conversation goes on where it was.</summary>
    public TurnResult InquiryOpened(ConversationState state, Activity input, TurnContext context)
    {
        if (InquiryClaim.Read(input) is not { } found)
            return TurnResult.Silent(state);
        var phrase = found switch
        {
            { IsKnown: false } => Phrase.InquiryNotHere,
            { Text: null } => Phrase.InquiryWaiting,
            _ => Phrase.InquiryIs,
        };
        var line = words.Say(state.Language, phrase, ("number", found.Reference));
        var parts = found is { IsKnown: true, Text: { } text } ? LongAnswer.Split(line + "\n" + text, null, MostParts) : [line];
        var told = parts.Select(p => Activity.Message(QuestionText.Cut(p))).ToList();
        if (state.Session is null || Open(state, Said.Nothing, context, out _) is not { } turn)
            return new TurnResult(state, told, []);
        var next = turn.Continue();
        return next with { Replies = [.. told, .. next.Replies] };
    }
}
