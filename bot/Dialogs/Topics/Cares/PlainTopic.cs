using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Cares;

/// <summary>
/// What people fear before they go on: whether a machine answers, who learns of it, whether a name or an age is needed, what comes after
/// it was sent. It is answered at once with what is true; a wish in it is kept for the office, and then the open question stands again.
/// </summary>
internal sealed class PlainTopic(SessionRoom sessions, DialogWords words) : ITopic
{
    /// <summary>More letters are a sentence about something else. </summary>
    private const int LongestOfMachine = 24;

    private const int DigitsOfPhone = 9;

    /// <summary>What was answered stays where something else takes the place of the question.</summary>
    public TurnResult? Hear(Heard heard) =>
        Answer(heard, out var told) is { } result ? result with { Told = told.Length > 0 ? told : null } : null;

    private TurnResult? Answer(Heard heard, out string lines)
    {
        lines = "";
        var folded = heard.Said.Folded;
        if (WhatComes(heard) is { } comes)
            return comes;
        if (heard.Said.IsWordless || folded.Count(char.IsAsciiDigit) >= DigitsOfPhone || words.Match(folded, out _) is not null)
            return null; // with a number in it, it is an answer as well
        if (
            heard.Form is not null
            && YesNoReader.FindOpening(LongText.Prepare(heard.Said.Text)) is { Reading: Reading<bool>.Found { Value: true } }
        )
            return null; // はい、でも警察には言わないで answers what is open
        var phrases = Answer(heard).ToList();
        if (phrases.Count == 0)
            return null;
        lines = heard.Form is null ? "" : string.Join('\n', phrases);
        var told = heard.Saying(phrases);
        if (heard.Form is null)
            return SentCaseTopic.Open(heard, words) is { } sent ? WithCase(told, sent) : sessions.Greeting.Greet(told);
        if (heard.State.Case is { IsAsked: true, AwaitsWords: true } asked)
            return new CaseWords(words).Add(told, asked);
        if (AsksOfMeans(heard) || (heard.Procedure.KeepsWords is not null && words.SpeaksAnywhere(PlainWord.Visa, folded)))
        {
            var noted = Beside.KeepShort(heard, heard.Session) with { HasAsked = true };
            return told.Saying(heard.Scene.Say(Phrase.QuestionKept)).Continue(FormMoves.WhereItWas(noted));
        }

        if (words.IsAnotherMatter(folded, isOther: false) || words.AsksWhetherApplied(folded))
            return told.Continue(FormMoves.WhereItWas(Beside.KeepShort(heard, heard.Session)));
        if (!words.IsWished(folded) || words.IsQuestion(folded) || heard.Procedure.KeepsWords is null)
            return told.Continue(FormMoves.WhereItWas(heard.Session));
        var kept = Beside.KeepShort(heard, heard.Session);
        return told.Saying(heard.Scene.Say(Phrase.WordsKept)).Continue(FormMoves.WhereItWas(kept));
    }

    /// <summary>After something was sent a fear is about that: the office has it too.</summary>
    private TurnResult WithCase(Heard told, OpenedCase sent) =>
        CaseReplies.Lines(
            told.State with
            {
                Case = sent,
            },
            told.Before.Append(words.Say(told.Language, Phrase.CaseAddedTo, ("number", sent.Reference))),
            CaseReplies.EndButton(words, told)
        ) with
        {
            Effects = [new AddToCase(sent.Reference, told.Said.Text.Trim())],
        };

    private IEnumerable<string> Answer(Heard heard)
    {
        var (folded, language) = (heard.Said.Folded, heard.Language);
        if (words.Speaks(PlainWord.Machine, folded) && !words.AsksOnlyForReply(folded) && folded.Count(char.IsLetter) <= LongestOfMachine)
            return [words.Say(language, Phrase.IsMachine)];
        if (heard.Form is { Procedure.Safeguarding: not null } && words.IsAnotherMatter(folded, isOther: false))
            return [words.Say(language, Phrase.OneAfterAnother)];
        if (heard.Form is { Procedure.Safeguarding.TakesApplications: true } && words.AsksWhetherApplied(folded))
            return [AppliedTopic.Answer(heard, words, heard.Session.Reference)];
        if (heard.Form is null ? !IsOffered(heard) : heard.Procedure.Safeguarding is null)
            return [];
        if (
            words.Speaks(PlainWord.Visa, folded)
            || (words.SpeaksAnywhere(PlainWord.Visa, folded) && folded.Contains('?', StringComparison.Ordinal))
        )
            return [words.Say(language, Phrase.VisaFears)];
        if (words.Speaks(PlainWord.Minor, folded))
            return [words.Say(language, Phrase.MinorMay)];
        if (words.Speaks(PlainWord.NameNeeded, folded) || IsRefusedName(heard))
            return [words.Say(language, Phrase.NameNotNeeded)];
        if (words.Speaks(PlainWord.Whereabouts, folded) && words.Speaks(PlainWord.WhereaboutsKnown, folded))
            return [words.Say(language, Phrase.WhereaboutsAnswer)];
        if (words.Speaks(PlainWord.Leaving, folded))
            return [words.Say(language, Phrase.LeavingAnswer)];
        if (words.Speaks(PlainWord.Fleeing, folded))
            return [words.Say(language, Phrase.FleeingAnswer)];
        if (words.Speaks(PlainWord.Papers, folded) && (heard.Form is not null || IsOfConsulting(heard)))
            return [words.Say(language, Phrase.PapersAnswer), .. sessions.Times.Now(language, heard.Context.Now)];
        if (heard.Form is not null && AsksOfMeans(heard))
            return [words.Say(language, Phrase.MeansAnswer)];
        if (words.Speaks(PlainWord.Police, folded))
            return [words.Say(language, Phrase.PoliceTold)];
        if (words.Speaks(PlainWord.Cost, folded) && words.IsQuestion(folded) && (heard.Form is not null || IsOfConsulting(heard)))
            return [words.Say(language, Phrase.CostsNothing)];
        if (
            words.Speaks(PlainWord.History, folded)
            && (words.HoldsQuestion(folded) || words.Speaks(PlainWord.Unseen, folded))
            && heard.Context.Traits.IsInPage
        )
            return [words.Say(language, Phrase.SeenHere), words.Say(language, Phrase.EraseHere)];
        if (words.Speaks(PlainWord.SeeLater, folded) && words.HoldsQuestion(folded) && heard.Context.Traits.IsInPage)
            return [words.Say(language, Phrase.SeeLater)];
        if (
            (words.Speaks(PlainWord.WhereOffice, folded) || AsksWhereToGo(folded))
            && (heard.Form is not null || SentCaseTopic.Open(heard, words) is not null || words.Speaks(PlainWord.ApplyingWord, folded))
        )
            return [words.Say(language, Phrase.OfficeWhere), .. sessions.Times.Now(language, heard.Context.Now)];
        if (words.Speaks(PlainWord.CallsHome, folded) && words.HoldsQuestion(folded))
            return [words.Say(language, Phrase.CallsHome)];
        if (words.Speaks(PlainWord.Tells, folded) || words.AsksWhoReads(folded) || words.AsksWhetherTold(folded))
            return
            [
                words.Say(language, Phrase.WhoReads),
                .. heard.Context.Traits.IsInPage ? [words.Say(language, Phrase.SeenHere)] : (string[])[],
                .. words.Speaks(PlainWord.Inquiry, folded) ? [words.Say(language, Phrase.WhoReadsMore)] : (string[])[],
            ];
        if (
            heard.Form is null
            || !words.IsQuestion(folded) && !words.Speaks(PlainWord.Afterwards, folded) && !words.AsksOnlyForReply(folded)
        )
            return [];
        if (heard.Session.Reference is null && words.AsksOnlyForReply(folded))
            return [words.Say(language, Phrase.NotSentYet)];
        if (words.Speaks(PlainWord.HasArrived, folded) || (heard.Session.Reference is not null && AsksWhenAnswered(folded)))
            return heard.Session.Reference is { } number
                ? [words.Say(language, Phrase.ArrivedHere, ("number", number)), .. ByWhen(heard)]
                : [words.Say(language, Phrase.NotSentYet)];
        return words.Speaks(PlainWord.Afterwards, folded)
            ? [words.Say(language, Phrase.AfterSending), .. sessions.Times.Now(language, heard.Context.Now)]
            : [];
    }

    /// <summary>どうしたらいいですか is no question of how to write once something is with the office.</summary>
    private TurnResult? WhatComes(Heard heard) =>
        heard is { Said.IsWordless: false, Form.Procedure: { Safeguarding: not null, KeepsWords: not null } }
        && heard.Session.Reference is { } number
        && words.Speaks(PlainWord.WhatToDo, heard.Said.Folded)
        && heard.Said.Folded.Count(char.IsLetter) <= LongestWhere
            ? heard
                .Saying([
                    words.Say(heard.Language, Phrase.CaseQuestionTold, ("number", number)),
                    .. sessions.Times.Now(heard.Language, heard.Context.Now),
                ])
                .Continue(FormMoves.WhereItWas(Beside.KeepShort(heard, heard.Session) with { HasAsked = true }))
            : null;

    /// <summary>名前は書きたくないです, where something else is asked.</summary>
    private bool IsRefusedName(Heard heard) =>
        heard.Form is not null
        && words.Speaks(PlainWord.NameWord, heard.Said.Folded)
        && words.RefusesName(heard.Said.Folded)
        && FormMoves.Current(heard.Procedure, heard.Session) is { } step
        && !Filling.Corrections.Naming.Asks(step);

    /// <summary>In a longer message it is part of what is told: 仕事のことで、どこに行けばよいか.</summary>
    private bool AsksWhereToGo(string folded) => folded.Count(char.IsLetter) <= LongestWhere && words.Speaks(PlainWord.WhereToGo, folded);

    private const int LongestWhere = 13;

    private bool AsksWhenAnswered(string folded) => words.Speaks(PlainWord.Afterwards, folded) && words.Speaks(PlainWord.Reply, folded);

    /// <summary>What was promised when it went to the office.</summary>
    private IEnumerable<string> ByWhen(Heard heard) =>
        heard.Procedure.Safeguarding is { } rules
        && (heard.Session.Alarms is { Count: > 0 } || heard.Session.AppliedAt is not null ? rules.ContactUrgently : rules.ContactUsually)
            is { } within
            ? sessions.Times.Within(heard.Language, heard.Context.Now, heard.Session.AlarmedAt ?? heard.Session.StartedAt, within)
            : [];

    /// <summary>Where nothing is open, what a price is asked of: 相談にお金はかかりますか, or nothing at all.</summary>
    private bool IsOfConsulting(Heard heard) =>
        SentCaseTopic.Open(heard, words) is not null
        || words.Begins(PlainWord.CostAlone, heard.Said.Folded)
        || heard.Said.Folded.Contains("相談", StringComparison.Ordinal)
        || words.Speaks(PlainWord.ApplyingWord, heard.Said.Folded);

    /// <summary>Whether a house, a car, a pension or work stands against help, where people tell of their life.</summary>
    private bool AsksOfMeans(Heard heard) => heard.Procedure.KeepsWords is not null && words.AsksOfMeans(heard.Said.Folded, isNear: true);

    private bool IsOffered(Heard heard) =>
        sessions.Procedures.Offered(heard.Context).Concat(sessions.Procedures.Linked(heard.Context)).Any(p => p.KeepsWords is not null);
}
