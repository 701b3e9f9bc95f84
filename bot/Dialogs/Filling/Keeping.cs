using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling.Children;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Unwanted;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>
/// Where a turn ends: no line vanishes, whatever topic answered it. What was not wholly a choice, a command, a yes or a value that is shown
/// at the check stays with the form, or goes with the case.
/// </summary>
internal sealed class Keeping(ProcedureCatalog catalog, DialogWords words)
{
    /// <summary>Fewer letters are a slip of which nobody at the office has anything.</summary>
    private const int FewestForOffice = 8;

    public TurnResult After(ConversationState before, TurnResult result, Said said, TurnContext context)
    {
        if (
            said.IsWordless
            || result.Asked is OpenCase or ReadCase
            || before.Session is not { } was
            || catalog.Find(was.Procedure, was.Version) is not { } procedure
            || (procedure.KeepsWords is null && IsLittle(said))
            || IsOfDialog(said, procedure)
            || IsOfCase(before, result, said)
        )
            return result;
        var text = JapaneseText.Clean(said.Text).Trim();
        if (procedure.KeepsWords is null)
            return BesideAnswers(procedure, was, result, said, text, context);
        result = TellingOfWithdrawal(was, result, said, text);
        if (text.Length == 0 || IsKept(was, result, text))
            return result;
        var scene = new Scene(words, procedure, result.State.Language, context.SaidAt, context.Traits);
        return result.State.Session is { } now && now.Procedure == was.Procedure
            ? Open(scene, was, now, result, said, text)
            : Closed(was, result, text);
    }

    /// <summary>Fewer letters than are kept beside answers.</summary>
    private static bool IsLittle(Said said) => said.Text.Count(char.IsLetter) < FewestForOffice;

    /// <summary>取り下げできましたか, やっぱり取り下げるのやめます: the office reads it at once, and not only with the
    /// answers.</summary>
    private TurnResult TellingOfWithdrawal(FormSession was, TurnResult result, Said said, string text) =>
        was.Reference is { } reference
        && result.State.Session is { Mode: DialogMode.Ask }
        && words.WishIn(said.Folded) is WishKind.Withdraw
        && !result.Effects.Any(e => e is AddToCase or SubmitForm { TakesBack: true })
            ? result with
            {
                Effects = [.. result.Effects, new AddToCase(reference, text)],
            }
            : result;

    private TurnResult Open(Scene scene, FormSession was, FormSession now, TurnResult result, Said said, string text)
    {
        var isLeaving =
            now.Mode is DialogMode.ConfirmStop or DialogMode.ConfirmHold or DialogMode.ConfirmHandOver or DialogMode.ConfirmRestart;
        if ((isLeaving && !Beside.IsTelling(said)) || (now.Reference is null && words.WishesErasure(said.Folded)))
            return result;
        var left = Consumed.Left(scene, was, now, said);
        if (!left.IsWorth && IsAhead(scene.Procedure, was, now))
            return result with { State = result.State with { Session = Beside.KeepAside(now, text, said.MessageId) } };
        if (!left.IsWorth)
            return result;
        if (result.State.Case is { IsAsked: true, IsOpen: true, AwaitsWords: true } asked)
            return result with { Effects = [.. result.Effects, new AddToCase(asked.Reference, text)] };
        var next = Beside.KeepAside(now, text, said.MessageId);
        if (!left.IsSomethingTaken && !isLeaving && text.Count(char.IsLetter) >= FewestForOffice)
            next = next with { HasAsked = true };
        var kept = result with { State = result.State with { Session = next } };
        return left.IsSomethingTaken || words.HoldsQuestion(said.Folded) || IsAcknowledged(scene, result) ? kept : Saying(scene, kept);
    }

    /// <summary>Where nobody tells of their life what is beside the answers is for the office too (鍵は預かったままです), but for questions, which
    /// have a list of their own, what is being asked about, and what missed by a few letters.</summary>
    private TurnResult BesideAnswers(Procedure procedure, FormSession was, TurnResult result, Said said, string text, TurnContext context)
    {
        if (
            result.State.Session is not { } now
            || now.Procedure != was.Procedure
            || result.Asked is not null
            || now.AlsoSaid?.Exists(s => s.MessageId == said.MessageId && said.MessageId is not null) is true // of it only what is left
            || (now.Pending is not null && !IsOfSentences(text))
            || !now.AskAgain.SequenceEqual(was.AskAgain) // the word of an answer that is put right
            || (now.Mode != was.Mode && now.Mode is not (DialogMode.Ask or DialogMode.ConfirmAnswer or DialogMode.ConfirmCorrection))
            || result.Effects.Count > 0 // a topic took it
            || words.HoldsQuestion(said.Folded)
            || UnwantedWords.Shipped.OfNotices(said.Folded) is not null
            || NobodyElse.Says(words, said.Text)
            || IsKept(was, result, text)
        )
            return result;
        var scene = new Scene(words, procedure, result.State.Language, context.SaidAt, context.Traits);
        if (now.Mode != was.Mode && now.Mode is not DialogMode.Ask)
            return Remarks.AreIn(scene, now, said.Text) // 15時から17時、用事の間。帰りは雨でした: one of it is asked about
                ? result with
                {
                    State = result.State with { Session = Beside.KeepAside(now, text, said.MessageId) },
                }
                : result;
        var left = Consumed.Left(scene, was, now, said);
        if (
            !left.IsWorth
            || (left.Rest.Count(char.IsLetter) < FewestForOffice && !(IsOfSentences(text) && Remarks.AreIn(scene, now, said.Text)))
        )
            return result;
        var kept = result with { State = result.State with { Session = Beside.KeepAside(now, text, said.MessageId) } };
        return left.IsSomethingTaken || IsAcknowledged(scene, result) ? kept : Saying(scene, kept);
    }

    /// <summary>5番です。おもちゃを一個こわしてしまいました: the answer is asked about, and there is more.</summary>
    private static bool IsOfSentences(string text) => Clauses.Sentences(text).Count > 1;

    /// <summary>A number was shown back whose question may never open (電話などはいらない): then the office has it in their
    /// words.</summary>
    private static bool IsAhead(Procedure procedure, FormSession was, FormSession now) =>
        Journey.Of(procedure, now.Answers) is var journey
        && now.Answers.Any(a => !a.Value.IsSkipped && !was.Answers.ContainsKey(a.Key) && journey.Find(a.Key) is null);

    /// <summary>The form was handed in or left with these words: what the office has already gets them too.</summary>
    private static TurnResult Closed(FormSession was, TurnResult result, string text)
    {
        if (result.Effects.Any(e => e is SubmitForm { IsInterim: false } form && form.Procedure == was.Procedure))
            return result with
            {
                Effects =
                [
                    .. result.Effects.Select(e =>
                        e is SubmitForm { IsInterim: false, Said: null } form && form.Procedure == was.Procedure
                            ? form with
                            {
                                Said = text,
                            }
                            : e
                    ),
                ],
            };
        return was.Reference is { } reference ? result with { Effects = [.. result.Effects, new AddToCase(reference, text)] } : result;
    }

    /// <summary>A command, a yes, a courtesy, a button of the dialog itself, the name of a procedure: all of it is understood.</summary>
    private bool IsOfDialog(Said said, Procedure procedure)
    {
        var folded = said.Folded;
        return words.Match(folded, out _) is not null
            || YesNoReader.Read(said.Text) is not Reading<bool>.None
            || words.IsCourtesy(folded)
            || words.IsGreeting(folded)
            || words.IsFarewell(folded)
            || words.IsNoMore(folded)
            || words.IsDeclining(folded)
            || words.AsksOnlyForReply(folded)
            || words.IsReturning(folded)
            || words.IsSending(folded)
            || words.Is(PlainWord.GoOn, folded)
            || words.MatchCaring(folded, isOffered: true) is not null
            || words.MatchAnswer(folded) is not null
            || words.LanguageNamed(folded) is not null
            || words.IsButton(folded)
            || IsFigure(folded)
            || procedure.Fields.Any(f => f.SkipWords.Contains(folded))
            || catalog.All.Any(p => p.IsTitled(folded))
            || IsStart(procedure, folded, words.WithoutPoliteEnding(folded));
    }

    /// <summary>The number of a case, or its word, that was asked for: right or not, it tells nothing.</summary>
    private static bool IsOfCase(ConversationState before, TurnResult result, Said said)
    {
        var letters = said.Folded.Count(char.IsLetter);
        return result.State.Case is { IsOpen: false }
            && letters <= LongestNumber
            && (ReferenceNumber.MayBeIn(said.Text) || (before.Case is { IsOpen: false } && said.Folded.All(char.IsAscii)));
    }

    /// <summary>A number with its word and a little courtesy. Letters.</summary>
    private const int LongestNumber = 24;

    private static bool IsStart(Procedure procedure, string folded, string plain) =>
        procedure.Texts.Values.Any(t => t.StartWords.Contains(folded) || t.StartWords.Contains(plain));

    /// <summary>1, 3: places in a list.</summary>
    private bool IsFigure(string folded) =>
        words.ReadNumber(words.WithoutChangeEnding(folded)) is not null || !folded.Any(char.IsLetterOrDigit);

    private static bool IsKept(FormSession was, TurnResult result, string text) =>
        result.State.Session?.AlsoSaid?.Exists(s => s.Text == text) is true
        || result.State.Session?.Answers.Any(a =>
            a.Value.Value.ValueKind is System.Text.Json.JsonValueKind.String
            && a.Value.Value.GetString()!.Contains(text, StringComparison.Ordinal)
        )
            is true
        || result.Effects.Any(e =>
            e switch
            {
                AddToCase added => added.Text.Trim() == text,
                SubmitForm { Said: { } said } => said.Trim() == text,
                _ => false,
            }
        )
        || was.AlsoSaid?.Exists(s => s.Text == text) is true && result.State.Session is null;

    private static bool IsAcknowledged(Scene scene, TurnResult result)
    {
        string[] said =
        [
            scene.Say(Phrase.WordsKept),
            scene.Say(Phrase.QuestionKept),
            scene.Say(Phrase.ThanksForTelling),
            scene.Say(Phrase.ToldMore),
            scene.Say(Phrase.ToldMoreToo),
        ];
        return result.Replies.Count == 0
            || result.Effects.Any(e => e is AddToCase)
            || result.Replies.Any(r => r.Text is { } t && said.Any(s => t.Contains(s, StringComparison.Ordinal)));
    }

    private static TurnResult Saying(Scene scene, TurnResult result)
    {
        var first = result.Replies[0];
        return result with { Replies = [first with { Text = scene.Say(Phrase.WordsKept) + "\n" + first.Text }, .. result.Replies.Skip(1)] };
    }
}
