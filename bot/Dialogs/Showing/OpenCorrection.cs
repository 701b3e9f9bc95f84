using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Showing;

/// <summary>A correction that was asked about (日は11月14日ですか。前は…) while the person went on: nothing is sent before it is answered.</summary>
internal static class OpenCorrection
{
    /// <summary>The one that still waits, asked once more instead of the check; null: none does.</summary>
    public static TurnResult? Ask(Heard heard, FormSession next)
    {
        while (next.Corrections is [.., var last])
        {
            var rest = next.Corrections.RemoveAt(next.Corrections.Count - 1);
            next = next with { Corrections = rest.IsEmpty ? null : rest };
            if (
                last.Command is not { } path
                || Journey.Of(heard.Procedure, next.Answers).Find(path) is not { } step
                || !next.Answers.TryGetValue(path, out var kept)
                || JsonElement.DeepEquals(kept.Value, last.Values[0])
            )
                continue;
            var scene = heard.Scene;
            var question = scene.Say(
                Phrase.ConfirmCorrection,
                ("label", scene.LabelOf(step)),
                ("before", scene.Show(next, step, kept.Value)),
                ("value", scene.Show(next, step, last.Values[0]))
            );
            return heard.Reply(
                next with
                {
                    Mode = DialogMode.ConfirmCorrection,
                    Pending = last,
                },
                Activity.Message(heard.Lines(question), heard.YesNo())
            );
        }

        return null;
    }
}
