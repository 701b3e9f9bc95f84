using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Withdrawals;

/// <summary>The answer to a <see cref="SentTopic"/>: the latest things that were handed in, or those of the day that is being
/// written.</summary>
internal sealed class SentList(ProcedureCatalog catalog, Opening opening, DialogWords words)
{
    /// <summary>So many rows are read in a chat.</summary>
    private const int MostShown = 20;

    public TurnResult Tell(Heard heard, SubmissionWish wish, IReadOnlyList<HandedIn> found)
    {
        var free = heard with { State = heard.State with { Wish = null } };
        var open = opening.Open(free);
        HandedIn[] sent = [.. found.Where(f => f.Stage is not HandedInStage.Withdrawn)];
        IReadOnlyList<DateOnly> days =
            wish is { Kind: WishKind.Show, Text: { } text } ? HandedInDays.MeantIn(text, heard.Context.Now)
            : wish.Kind is WishKind.Same && open is not null && DayOf(open) is { } that ? [that]
            : [];
        var isSame = days.Count > 0;
        if (isSame)
            sent = HandedInDays.OfDays(catalog, sent, days, wish.Text ?? "");
        var isMore = sent.Length > MostShown || (!isSame && found.Count >= FindHandedIn.Most);
        var first =
            sent.Length == 0
                ? Say(isSame ? Phrase.SentNoneThatDay : Phrase.WishNothing, ("staff", words.Label(heard.Language, Command.Staff)))
                : Say(isSame ? Phrase.SentSame : Phrase.SentList);
        IEnumerable<string> lines =
        [
            first,
            .. sent.Take(MostShown).Select(s => Row(heard, s)),
            .. isMore ? [Say(Phrase.SentNewest, ("n", Digits.Of(Math.Min(MostShown, sent.Length))))] : Array.Empty<string>(),
        ];
        return open is not null
            ? open.Saying(lines).Continue(FormMoves.WhereItWas(open.Session))
            : CaseReplies.Lines(
                sent.Length == 0 ? free.State : free.State with { Wish = wish with { Kind = WishKind.Show, At = heard.Context.Now } },
                heard.Before.Concat(lines)
            );

        string Say(Phrase phrase, params ReadOnlySpan<(string Name, string Value)> figures) => words.Say(heard.Language, phrase, figures);
    }

    private static DateOnly? DayOf(Heard open) =>
        Journey.Of(open.Procedure, open.Session.Answers).Steps.FirstOrDefault(s => s is { Group: null, Field.Type: DateField }) is { } step
        && open.Session.Answers.TryGetValue(step.Path, out var kept)
            ? DateField.Of(kept.Value)
            : null;

    /// <summary>FS-7K3M-2QXC　11/29　11月27日（金）、午後3時〜3時40分、たろうさん.</summary>
    public string Row(Heard heard, HandedIn one)
    {
        var at = JapanTime.DayOf(one.At);
        return words.Say(
            heard.Language,
            Phrase.SentRow,
            ("number", one.Reference),
            ("day", Digits.Of(at.Month) + "/" + Digits.Of(at.Day)),
            ("what", What(heard, one))
        );
    }

    private string What(Heard heard, HandedIn one)
    {
        if (catalog.Find(one.Procedure, one.Version) is not { } procedure)
            return one.Procedure;
        if (one.AnswersJson is null)
            return procedure.Title(heard.Language);
        var scene = opening.SceneOf(procedure, heard.State, heard.Context);
        var session = new FormSession
        {
            Procedure = procedure.Id,
            Version = procedure.Version,
            Answers = SubmittedAnswers.Read(procedure, one.AnswersJson),
        };
        var told = Journey
            .Of(procedure, session.Answers)
            .Steps.Where(s => !s.IsGate && !scene.IsHidden(s) && s.Field.Type is DateField or PeriodField or TextField { HoldsName: true })
            .Where(s => session.Answers.TryGetValue(s.Path, out var kept) && kept.Value.ValueKind is not JsonValueKind.Null)
            .Select(s => scene.Show(session, s, session.Answers[s.Path].Value));
        return string.Join(words.Say(heard.Language, Phrase.ListSeparator), told.DefaultIfEmpty(procedure.Title(heard.Language)));
    }
}
