using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>ゆいちゃんのお母さん遅れるって: a providing member tells how the return goes. Nobody is told of it from here, so what they can do is
/// said, and no menu.</summary>
internal sealed class ProviderWordsTopic(StaffCases cases, DialogWords words) : ITopic
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
        )
            return null;
        if (!speech.IsOfReturn(said.Folded))
            return speech.TellsOfThings(said.Folded) ? Things(heard) : null;
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

    /// <summary>水筒、まだうちにあるけ: nobody but the staff can pass it on. Nothing is asked, and what comes next is heard as ever.</summary>
    private TurnResult Things(Heard heard)
    {
        var text = JapaneseText.Clean(heard.Said.Text).Trim();
        var (state, number, effects) = cases.Note(heard, heard.State, text);
        var told = speech.Say("things-told", heard.Language, ("words", text), ("number", number));
        return CaseReplies.Lines(state, heard.Before.Append(told)) with { Effects = effects };
    }
}
