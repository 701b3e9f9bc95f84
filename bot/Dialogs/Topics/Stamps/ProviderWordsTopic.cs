using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>ゆいちゃんのお母さん遅れるって: a providing member tells how the return goes. Nobody is told of it from here, so what they can do is
/// said, and no menu.</summary>
internal sealed class ProviderWordsTopic(DialogWords words) : ITopic
{
    private const int Longest = 60;

    private readonly ReportSpeech speech = ReportSpeech.Shipped;

    public TurnResult? Hear(Heard heard)
    {
        var (said, state) = (heard.Said, heard.State);
        if (
            said.IsWordless
            || said.Attachments.Count > 0
            || said.Text.Length > Longest
            || state.Member is not { IsProvider: true }
            || words.IsQuestion(said.Folded)
            || !speech.IsOfReturn(said.Folded)
        )
            return null;
        var isWithThem = state.Stamps?.Exists(s => s is { TakenAt: not null, ReturnedAt: null }) is true;
        return CaseReplies.Lines(
            state,
            [
                .. heard.Before,
                .. isWithThem ? [words.Say(heard.Language, Phrase.StampStillWell)] : Array.Empty<string>(),
                speech.Say("provider-told", heard.Language),
            ]
        );
    }
}
