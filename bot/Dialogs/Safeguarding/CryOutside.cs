using System.Collections.Immutable;
using System.Security.Cryptography;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Dialogs.Topics.Links;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>
/// Somebody writes of danger, or wishes to apply, where no consultation is open: in a report, at the menu, in LINE. The office
/// gets a case with the sentence itself, the person a number, a word and the way to the consultation.
/// </summary>
internal sealed class CryOutside(ProcedureCatalog catalog, DialogWords words, LinkTopic links, CareLines lines, AfterCare afterCare)
{
    private static readonly TimeSpan SameCase = TimeSpan.FromDays(1);

    public TurnResult Answer(Cry cry, TurnResult result, Said said, TurnContext context)
    {
        var heard = cry.Heard;
        if (catalog.On(JapanTime.DayOf(context.Now)).FirstOrDefault(p => p.Safeguarding is not null) is not { } procedure)
            return WithoutConsultation(heard, result, said);
        result = WithoutOpened(procedure, result, context);
        var known = result.State.Care is { } care && context.Now - care.At < SameCase ? care : Returned(procedure, result.State, context);
        return known is null ? Opened(procedure, heard, result, said, context) : Added(procedure, known, cry, result, said, context);
    }

    /// <summary>The same words opened a case already, as something told (相談したいです。…): it is opened as a cry instead.</summary>
    private static TurnResult WithoutOpened(Procedure procedure, TurnResult result, TurnContext context) =>
        result.State.Care is { } care
        && care.At == context.Now
        && result.Effects.Any(e =>
            e is SubmitForm { IsInterim: true } form && form.Procedure == procedure.Id && form.Reference == care.Reference
        )
            ? result with
            {
                State = result.State with { Care = null, Case = null },
                Effects =
                [
                    .. result.Effects.Where(e =>
                        e is not (SubmitForm { IsInterim: true } or Invite)
                        && (e is not AddToCase added || added.Reference != care.Reference)
                    ),
                ],
            }
            : result;

    /// <summary>Who came back to a consultation with its number and word writes in that case.</summary>
    private static CareCase? Returned(Procedure procedure, ConversationState state, TurnContext context) =>
        state.Case is { IsOpen: true } open && ReferenceNumber.TryParse(open.Reference, out var number) && number.Prefix == procedure.Prefix
            ? new CareCase(open.Reference, null, context.Now, [])
            : null;

    /// <summary>A house without a consultation still says where help is.</summary>
    private TurnResult WithoutConsultation(IReadOnlyList<string> heard, TurnResult result, Said said)
    {
        var alarms = heard.Where(h => h != SafeguardingStep.Apply).ToList();
        if (alarms.Count == 0)
            return result;
        return result with
        {
            Replies = [.. Notices(alarms, result.State.Language, said), .. result.Replies],
            Effects = [.. result.Effects, new RaiseAlert("urgent", null, result.State.Session?.Procedure, null, string.Join(' ', alarms))],
        };
    }

    /// <summary>The wish to apply that was recorded is not meant: the office hears it with the case.</summary>
    public static TurnResult TakeBack(TurnResult result, Said said, string line)
    {
        var (care, open) = (result.State.Care, result.State.Case);
        var number = care?.Reference ?? (open is { IsOpen: true } ? open.Reference : null);
        if (result.State.Session is not null || number is null)
            return result;
        return result with
        {
            State = result.State with { Care = care is null ? null : care with { Heard = care.Heard.Remove(SafeguardingStep.Apply) } },
            Replies = [Activity.Message(line)],
            Effects = CaseEffects.Merged([
                .. result.Effects.Where(e => e is not (RecordQuestion or ComposeAnswer)),
                new AddToCase(number, said.Text) { TakesBack = true },
            ]),
        };
    }

    private TurnResult Opened(Procedure procedure, IReadOnlyList<string> heard, TurnResult result, Said said, TurnContext context)
    {
        var rules = procedure.Safeguarding!;
        var language = result.State.Language;
        var alarms = heard.Where(h => h != SafeguardingStep.Apply).ToList();
        var (reference, word) = OfficeForm.Names(rules, procedure, language, context);
        var form = OfficeForm.OfCry(procedure, language, reference, said.Text.TrimStart('/')) with
        {
            CodeWord = word,
            Alarms = alarms,
            AppliedAt = AppliedAt(heard, context),
            Priority = alarms.Count > 0 ? Priorities.Urgent : Priorities.High,
            ContactWithin = rules.ContactUrgently ?? rules.ContactUsually,
        };
        var texts = procedure.In(language).Safeguarding;
        var isNotToBeCalled = ContactLimits.ForbidCall(words, said.Folded);
        var replies = Notices(alarms, language, said);
        if (form.AppliedAt is not null)
            replies.Add(AppliedLine(texts, context));
        if (words.Speaks(PlainWord.WhereOffice, said.Folded))
            replies.Add(Activity.Message(words.Say(language, Phrase.OfficeWhere)));
        replies.Add(Activity.Message(DialogWords.Fill(texts.Passed, ("number", reference), ("word", word ?? ""))));
        var way = Way(procedure, result.State, context);
        replies.AddRange(way.Replies);
        var answered = result with
        {
            State = With(result.State, new CareCase(reference, word, context.Now, [.. heard]) { NoCall = isNotToBeCalled }),
            Effects = [.. result.Effects, form, .. Alerts(alarms, heard, reference, procedure), .. way.Effects],
        };
        return afterCare.Offer(answered, replies, reference, isInside: false, lines.Dials(alarms, language, said), !isNotToBeCalled);
    }

    private TurnResult Added(Procedure procedure, CareCase care, Cry cry, TurnResult result, Said said, TurnContext context)
    {
        var (language, heard) = (result.State.Language, cry.Heard);
        var news = heard.Where(h => !care.Heard.Contains(h)).ToList();
        var alarms = news.Where(h => h != SafeguardingStep.Apply).ToList();
        var cries = heard.Where(h => h != SafeguardingStep.Apply).ToList();
        var isLoud = alarms.Count == 0 && SafeguardingStep.IsAlarming(cries);
        var isNear = care.Heard.Any(h => h != SafeguardingStep.Apply) && CareLines.IsNear(care.At, context.Now);
        var replies = Notices(alarms, language, said, isNear ? [.. care.Heard] : null, cry.Act);
        if (news.Contains(SafeguardingStep.Apply))
            replies.Add(AppliedLine(procedure.In(language).Safeguarding, context));
        replies.Add(
            Activity.Message(
                isNear && alarms.Count > 0 ? lines.AlsoTold(language, care.Reference) : lines.Again(language, care.Reference, cry, said)
            )
        );
        var added = new AddToCase(care.Reference, said.Text.TrimStart('/'))
        {
            Alarms = alarms,
            AppliedAt = AppliedAt(news, context),
            Priority =
                alarms.Count > 0 || isLoud ? Priorities.Urgent
                : news.Count > 0 ? Priorities.High
                : null,
            ContactWithin = news.Count > 0 || isLoud ? procedure.Safeguarding!.ContactUrgently : null,
        };
        var answered = result with
        {
            State = With(result.State, care with { At = context.Now, Heard = care.Heard.AddRange(news) }),
            Effects = CaseEffects.Merged([
                .. result.Effects,
                added,
                .. Alerts(isLoud ? cries : alarms, news, care.Reference, procedure, isLoud && cry.Act is null, cry.Act is not null),
            ]),
        };

        // Nothing else is asked after a cry, however often it comes.
        return cries.Count > 0 || result.State.Session is null
            ? afterCare.Offer(answered, replies, care.Reference, isInside: false, lines.Dials(cries, language, said), !care.NoCall)
            : answered with
            {
                Replies = [.. replies, .. result.Replies],
            };
    }

    /// <summary>What is said next and is about nothing else goes with the case.</summary>
    private static ConversationState With(ConversationState state, CareCase care) =>
        state with
        {
            Care = care,
            Case = state.Session is null ? new OpenedCase(care.Reference, care.At, IsOpen: true) : state.Case,
        };

    private List<Activity> Notices(
        IReadOnlyList<string> alarms,
        string language,
        Said said,
        IReadOnlyList<string>? answered = null,
        string? act = null
    ) =>
        [
            .. lines
                .Notices([.. alarms.Select(a => lines.For(a, lines.Outside(a, language), language, said))], language, answered, act)
                .Select(t => Activity.Message(t)),
        ];

    private static Activity AppliedLine(SafeguardingTexts texts, TurnContext context) =>
        Activity.Message(DialogWords.Fill(texts.Apply, ("at", JapanTime.ClockOf(context.Now))));

    private static DateTimeOffset? AppliedAt(IReadOnlyList<string> heard, TurnContext context) =>
        heard.Contains(SafeguardingStep.Apply) ? context.Now : null;

    private static IEnumerable<Effect> Alerts(
        List<string> alarms,
        IReadOnlyList<string> heard,
        string reference,
        Procedure procedure,
        bool isAgain = false,
        bool isAct = false
    )
    {
        if (alarms.Count > 0)
            yield return new RaiseAlert("urgent", reference, procedure.Id, null, string.Join(' ', alarms))
            {
                IsAgain = isAgain,
                IsAct = isAct,
            };
        if (heard.Contains(SafeguardingStep.Apply))
            yield return new RaiseAlert(RaiseAlert.Apply, reference, procedure.Id, null);
    }

    /// <summary>The link to the consultation where it is filled in elsewhere.</summary>
    private TurnResult Way(Procedure procedure, ConversationState state, TurnContext context)
    {
        if (procedure.OnChannel(context.ChannelId, context.Traits) != "link")
            return TurnResult.Silent(state);

        // The number comes of the same bytes: the link's code must not be told by it.
        var own = context with
        {
            Entropy = SHA256.HashData([.. context.Entropy.Span, .. "link"u8]),
        };
        return links.Link(new Heard(state, Said.Nothing, own), procedure);
    }
}
