using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Codes;
using Channels.Bot.Dialogs.Topics.Commands;
using Channels.Bot.Dialogs.Topics.Files;
using Channels.Bot.Dialogs.Topics.Inquiries;
using Channels.Bot.Dialogs.Topics.Language;
using Channels.Bot.Dialogs.Topics.Links;
using Channels.Bot.Dialogs.Topics.Procedures;
using Channels.Bot.Dialogs.Topics.Questions;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs;

/// <summary>In which order a message is heard: the first topic it is about takes it. A new topic is a class and a line here.</summary>
internal sealed class Hearing
{
    private readonly HeldFileTopic held;
    private readonly InquiryTopic inquiries;
    private readonly ITopic[] withoutForm;
    private readonly ITopic[] withForm;
    private readonly FillingRoom filling;
    private readonly SessionRoom sessions;
    private readonly DialogWords words;

    public Hearing(SessionRoom sessions, AskingRoom asking, FillingRoom filling, PublicSite site)
    {
        this.sessions = sessions;
        this.filling = filling;
        words = sessions.Words;
        held = new HeldFileTopic(sessions.Places, sessions.LateFiles, sessions.Opening, sessions.Starting, sessions.Returning, words);
        inquiries = new InquiryTopic(sessions.Catalog, words);
        var late = new LateTopic(sessions.Greeting, words);
        var codes = new CodeTopic(sessions.Codes);
        var numbers = new CaseNumbers(sessions.Catalog, words);
        var namedCase = new NamedCaseTopic(numbers);
        var links = new LinkTopic(sessions.Procedures, site, words);
        var teller = new ReplyTeller(sessions.Greeting, asking.Memory, asking.Text, words);
        var (procedures, greeting, starting) = (sessions.Procedures, sessions.Greeting, sessions.Starting);

        withoutForm =
        [
            late, // too old to be about anything
            new AnswerTopic(asking.Talk, asking.Memory, asking.Text, teller, sessions.HandOver, words), // useful, wrong, to the staff
            new CommandTopic(procedures, greeting, starting, sessions.Codes, links, words), // language, staff, apply, go on
            new LanguageTopic(greeting, words), // English
            codes, // RE-7K3M-2QXC
            namedCase, // SK-4QW8-9 あおい かさ
            new OpenCaseTopic(numbers, procedures, greeting, words), // something to add
            links, // a procedure that is filled in elsewhere
            new ProcedureTopic(procedures, starting), // a procedure that is filled in here
            new LateFileTopic(sessions.LateFiles), // a document a submission waits for
            new PhotoTopic(procedures, starting), // a photo that begins a report
            new ReceiptTopic(sessions.Catalog, words), // yes, once more
            new QuestionTopic(asking.Answers, teller, greeting, words), // any words that ask something
        ];
        withForm =
        [
            late,
            new DoubleTapTopic(), // the same tap again
            codes,
            namedCase,
            new ApplyTopic(), // the wish to apply
            new OwnQuestionTopic(filling.Modes), // is this right, stop, which language: what the dialog itself asked
            new AnswerInFormTopic(asking.Talk, filling.Aside, filling.AnswerTalk, words), // useful, wrong, to the staff
        ];
    }

    /// <summary>First what a message can be whatever is open, then by whether a form is.</summary>
    public TurnResult Hear(Heard heard)
    {
        if (heard.State.WasUnreadable)
            heard = (heard with { State = heard.State with { WasUnreadable = false } }).Saying(
                words.Say(heard.Language, Phrase.UnreadableState)
            );
        if (held.Hear(heard) is { } placed)
            return placed;
        heard = held.PutAside(heard);
        return inquiries.Hear(heard) ?? (heard.State.Session is null ? WithoutForm(heard) : Open(heard));
    }

    private TurnResult Open(Heard heard) =>
        sessions.Opening.Open(heard, out var isExpired) is { } open
            ? WithForm(open)
            : WithoutForm(
                (heard with { State = heard.State with { Session = null } }).Saying(sessions.Returning.Gone(heard.Language, isExpired))
            );

    private TurnResult WithoutForm(Heard heard) => First(withoutForm, heard) ?? sessions.Greeting.Greet(heard);

    private TurnResult WithForm(Heard heard)
    {
        if (heard.Said.HadMyNumber)
            heard = heard.Saying(heard.Scene.Say(Phrase.MyNumberMasked));
        return First(withForm, heard) ?? filling.Current.Hear(heard);
    }

    private static TurnResult? First(ITopic[] topics, Heard heard)
    {
        foreach (var topic in topics)
        {
            if (topic.Hear(heard) is { } result)
                return result;
        }

        return null;
    }
}
