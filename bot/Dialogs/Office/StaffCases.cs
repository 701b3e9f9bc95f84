using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Staff;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Office;

/// <summary>
/// The wish for a member of staff becomes a case at once: with a number that staff can answer to and a word by which the person comes
/// back. One question is asked, and the next words go with the case.
/// </summary>
internal sealed class StaffCases(ProcedureCatalog catalog, OfficeTimes times, DialogWords words)
{
    /// <summary>So long the same wish is the same case.</summary>
    private static readonly TimeSpan IsTheSame = TimeSpan.FromHours(1);

    /// <param name="heard">The wish; with a form open it stays as it is.</param>
    /// <param name="step">The question that was open, or null.</param>
    /// <param name="text">What they had said already, or null.</param>
    public TurnResult Open(Heard heard, JourneyStep? step, string? text = null)
    {
        if (Known(heard) is { } known)
            return Ask(heard.Saying(words.Say(heard.Language, Phrase.StaffCaseKnown, ("number", known.Reference))), known.Reference, text);
        if (heard.Form is { Procedure.Safeguarding: { HasWord: true } rules } scene)
            return Own(heard, rules, scene, step, text);
        var (staff, entropy) = (catalog.Staff, heard.Context.Entropy);
        var reference = ReferenceNumber.Create(staff.Prefix, entropy.Span).ToString();
        var word = CodeWords.Create(heard.Language, entropy.Span);
        var form = new SubmitForm(staff.Id, staff.Version, reference, heard.Language, AboutOf(heard, step), staff.Queue, [])
        {
            Priority = Priorities.Of(staff.Priority),
            CodeWord = word,
            ContactWithin = staff.Safeguarding?.ContactUsually,
        };
        var told = Ask(heard.Saying(words.Say(heard.Language, Phrase.StaffCase, ("number", reference), ("word", word))), reference, text);
        var asked = new AskForStaff(heard.Form?.Procedure.Id, step?.Field.Id) { Reference = reference };
        return told with { Effects = [form, asked, .. told.Effects] };
    }

    /// <summary>What the staff must know at once goes to them as a case, or with the one that is open; nothing is asked, and whatever was
    /// open stays so.</summary>
    /// <param name="heard">The turn.</param>
    /// <param name="after">The conversation behind it.</param>
    /// <param name="text">What was said.</param>
    public (ConversationState State, string Reference, IReadOnlyList<Effect> Effects) Note(
        Heard heard,
        ConversationState after,
        string text
    )
    {
        if (Known(heard) is { } known)
            return (after, known.Reference, [new AddToCase(known.Reference, text), new RaiseAlert("staff", known.Reference, null, null)]);
        var (staff, entropy) = (catalog.Staff, heard.Context.Entropy);
        var reference = ReferenceNumber.Create(staff.Prefix, entropy.Span).ToString();
        var form = new SubmitForm(staff.Id, staff.Version, reference, heard.Language, AboutOf(heard, null), staff.Queue, [])
        {
            Priority = Priorities.Of(staff.Priority),
            CodeWord = CodeWords.Create(heard.Language, entropy.Span),
            ContactWithin = staff.Safeguarding?.ContactUsually,
        };
        var asked = new AskForStaff(after.Session?.Procedure, null) { Reference = reference };
        return (
            after with
            {
                Case = after.Case is { IsOpen: true } ? after.Case : new OpenedCase(reference, heard.Context.Now, IsOpen: true),
            },
            reference,
            [form, asked, new AddToCase(reference, text)]
        );
    }

    /// <summary>What is being written has a number and a word of its own: it goes to the staff as it is, and the wish with it. Nobody keeps
    /// two numbers.</summary>
    private TurnResult Own(Heard heard, SafeguardingRules rules, Scene scene, JourneyStep? step, string? text)
    {
        var session = OfficeForm.Named(rules, scene, heard.Session, heard.Context);
        var (reference, word) = (session.Reference!, session.CodeWord ?? "");
        var named = heard.With(session).Saying(words.Say(heard.Language, Phrase.StaffCase, ("number", reference), ("word", word)));
        var told = Ask(named, reference, text);
        return told with
        {
            Effects =
            [
                OfficeForm.Interim(rules, scene, session),
                new AskForStaff(scene.Procedure.Id, step?.Field.Id) { Reference = reference },
                .. told.Effects,
            ],
        };
    }

    private OpenedCase? Known(Heard heard) =>
        heard.State.Case is { IsOpen: true } open
        && heard.Context.Now - open.At <= IsTheSame
        && (
            open.Reference == heard.State.Session?.Reference
            || (ReferenceNumber.TryParse(open.Reference, out var number) && number.Prefix == catalog.Staff.Prefix)
        )
            ? open
            : null;

    private Phrase Asked(Heard heard, string? text)
    {
        var mayCall = !CallWish.ForbidsCall(words, heard.State, heard.Said.Folded);
        return text is null
            ? mayCall
                ? Phrase.StaffWords
                : Phrase.StaffWordsOnly
            : mayCall
                ? Phrase.StaffMoreWords
                : Phrase.StaffMoreWordsOnly;
    }

    private TurnResult Ask(Heard heard, string reference, string? text)
    {
        var (state, language, now) = (heard.State, heard.Language, heard.Context.Now);
        var next = state with { Case = new OpenedCase(reference, now, IsOpen: true, AwaitsWords: true) };
        var end = words.Say(language, state.Session is null ? Phrase.CaseEnd : Phrase.GoOnWithForm);
        var lines = heard.Lines([.. times.Now(language, now), words.Say(language, Asked(heard, text))]);
        return new TurnResult(
            next,
            [Activity.Message(lines, new CardAction { Title = end })],
            text is null ? [] : [new AddToCase(reference, text)]
        );
    }

    /// <summary>Where the wish came up, in the words of the office: 活動報告：日.</summary>
    private static string AboutOf(Heard heard, JourneyStep? step) =>
        Canonical
            .Of(w =>
            {
                w.WriteStartObject();
                if (heard.Form is { } scene)
                {
                    var title = scene.Procedure.Title(Languages.Japanese);
                    w.WriteString(StaffProcedure.About, step is null ? title : $"{title}：{step.Field.In(Languages.Japanese).Label}");
                }

                if (heard.State.Member is { } member)
                    w.WriteString(StaffProcedure.Member, member.Number); // they know who wants a break without asking back
                w.WriteEndObject();
            })
            .GetRawText();
}
