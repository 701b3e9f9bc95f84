using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>Several corrections in one message at the check (たろうは消してはなちゃん一人、病気やない、交通費300円、4時半からやった): each of its clauses is heard,
/// and all that were understood are said back.</summary>
internal static class ManyCorrections
{
    private static readonly char[] Ends = ['、', '。', '，', ',', '\n'];

    /// <returns>Null where fewer than two clauses change something.</returns>
    public static TurnResult? Hear(Heard heard)
    {
        var clauses = heard.Said.Text.Split(Ends, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (clauses.Length < 2 || heard.Said.Attachments.Count > 0 || heard.Scene.Words.IsQuestion(heard.Said.Folded))
            return null;
        var (next, taken) = (heard.Session, 0);
        PendingAnswer? asked = null;
        foreach (var clause in clauses)
        {
            var asking = heard.With(next) with { Said = Dialogs.Said.Earlier(clause, heard.Said.MessageId), Before = [] };
            if (Clause(asking)?.State.Session is not { } after)
                continue;
            if (after is { Mode: DialogMode.ConfirmCorrection, Pending: { } pending })
                (asked, taken) = (pending, taken + 1);
            else if (after.Mode is DialogMode.Ask && !IsSame(after, next))
                (next, taken) = (after, taken + 1);
        }

        if (taken < 2)
            return null;
        var told = Saying(heard, next).With(FormMoves.WhereItWas(next) with { LastDigest = heard.Said.Digest });
        return asked?.Command is { } path && Journey.Of(heard.Procedure, next.Answers).Find(path) is { } step
            ? Confirming.AskWhetherCorrection(told, step, asked.Values[0], asked.MessageId)
            : told.Continue(told.Session);
    }

    private static TurnResult? Clause(Heard asking) =>
        CheckedAnswers.Correct(asking)
        ?? ItemAnswers.Hear(asking, null)
        ?? NamedItems.Hear(asking, null)
        ?? Correcting.Correct(asking, null, isOpened: true)
        ?? (asking.Said.Folded.Any(char.IsAsciiDigit) ? Correcting.Correct(asking, null, isOpened: false) : null);

    private static bool IsSame(FormSession one, FormSession other) =>
        one.Answers.Count == other.Answers.Count
        && one.Answers.All(a => other.Answers.TryGetValue(a.Key, out var kept) && JsonElement.DeepEquals(kept.Value, a.Value.Value));

    private static Heard Saying(Heard heard, FormSession next)
    {
        var scene = heard.Scene;
        var rows = Journey
            .Of(heard.Procedure, next.Answers)
            .Steps.Where(s =>
                !s.IsGate
                && next.Answers.TryGetValue(s.Path, out var now)
                && !(heard.Session.Answers.TryGetValue(s.Path, out var was) && JsonElement.DeepEquals(was.Value, now.Value))
            )
            .Select(s => scene.Say(Phrase.ToldRow, ("label", scene.LabelOf(s)), ("value", scene.Show(next, s, next.Answers[s.Path].Value))))
            .ToList();
        return rows.Count == 0 ? heard : heard.Saying(OneBreath.Told(scene, rows));
    }
}
