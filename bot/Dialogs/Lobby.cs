using System.Collections.Immutable;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Postal;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs;

/// <summary>What happens while nobody is filling in anything: starting, greeting, repeating the last receipt.</summary>
internal sealed partial class Lobby(
    ProcedureCatalog catalog,
    DialogWords words,
    IReadOnlyList<IAnswerQuestions> questions,
    IAssistant? assistant,
    PublicSite site,
    IPostalAddresses postal
)
{
    /// <summary>How long a second "yes" gets the receipt again instead of a greeting.</summary>
    private static readonly TimeSpan ReceiptRepeats = TimeSpan.FromHours(24);

    /// <summary>What the conversation remembers once a form is handed in.</summary>
    public ImmutableSortedDictionary<string, KeptAnswer> Remember(Procedure procedure, FormSession session, ConversationState state) =>
        Remembered.After(catalog, procedure, session, state.Remembered);

    public TurnResult Greet(ConversationState state, TurnContext context, params IEnumerable<string> before)
    {
        var offered = Offered(context).ToArray();
        var buttons = offered.Take(ButtonRow.Most).Select(p => ButtonRow.Fit(new CardAction { Title = p.Title(state.Language) }));
        var text = words.Say(state.Language, offered.Length == 0 ? Phrase.WelcomeNothing : Phrase.Welcome);
        return new TurnResult(
            state,
            [Activity.Message(string.Join('\n', before.Concat(StillMissing(state, context)).Append(text)), buttons)],
            []
        );
    }

    public TurnResult Hear(ConversationState state, Said said, TurnContext context, params IReadOnlyList<string> before)
    {
        if (context.IsLate)
            return Greet(state, context, before.Append(words.Say(state.Language, Phrase.Late)));
        if (HearOfQuestion(state, said, context, before) is { } ofQuestion)
            return ofQuestion;
        if (words.Match(said.Folded, out _) is { } command && Run(command, state, said, context, before) is { } done)
            return done;
        if (FindLanguage(said) is { } chosen)
            return Greet(state with { Language = chosen }, context, before.Append(words.Say(chosen, Phrase.LanguageChanged)));
        if (FindCode(said) is { } code)
            return Resume(state, code, context, before);
        if (HearOfCase(state, said, context, before) is { } ofCase)
            return ofCase;
        if (FindLinked(said, context) is { } linked)
            return Link(state, linked, context, before);
        if (FindByWord(said, context) is { } found)
        {
            var language = found.Languages.Contains(state.Language) || found.Languages.Count == 0 ? state.Language : found.Languages[0];
            return Start(state with { Language = language }, found.Procedure, said, context, before);
        }

        if (said.IsWordless && HearFile(state, said, context, before) is { } file)
            return file;
        if (
            said.IsWordless
            && said.Attachments.Any(ImageField.IsImage)
            && Offered(context).FirstOrDefault(p => p.StartsWithPhoto is not null) is { } byPhoto
        )
            return Start(state, byPhoto, said, context, before);
        if (RepeatsReceipt(state, said, context) is { } receipt)
            return receipt;
        return Ask(state, said, context, before);
    }

    /// <summary>The answer to a question, or null.</summary>
    public QuestionAnswer? AnswerTo(Said said, string language, string? procedure)
    {
        if (said.IsWordless)
            return null;
        var question = new Question(said.Text, language, procedure);
        foreach (var source in questions)
        {
            if (source.Find(question) is { } answer)
                return answer;
        }

        return null;
    }

    /// <summary>The procedure a whole message names, or null.</summary>
    public Procedure? FindProcedure(Said said, TurnContext context) => FindByWord(said, context)?.Procedure;

    /// <summary>The procedure of an id, when this channel may fill it in.</summary>
    public Procedure? FindOffered(string id, TurnContext context) => Offered(context).FirstOrDefault(p => p.Id == id);

    /// <param name="asked">The question to the assistant that it takes over, or null.</param>
    public TurnResult Start(
        ConversationState state,
        Procedure procedure,
        Said said,
        TurnContext context,
        IEnumerable<string> before,
        LastQuestion? asked = null
    )
    {
        var scene = new Scene(words, procedure, state.Language, context.Now, context.ChannelId)
        {
            Remembered = state.Remembered,
            Postal = postal,
        };
        var session = new FormSession
        {
            Procedure = procedure.Id,
            Version = procedure.Version,
            StartedAt = context.Now,
            LastDigest = said.Digest,
        };
        if (asked is not null)
            session = TakeOver(scene, session, asked);
        var turn = new FormTurn(this, scene, state, session, said, context).Saying(before);
        if (procedure.StartsWithPhoto is { } field && said.Attachments.FirstOrDefault(ImageField.IsImage) is { } image)
        {
            var step = Journey.Of(procedure, session.Answers).Find(field);
            if (step is not null)
                session = FormMoves.Answer(procedure, session, step, ImageField.Write(image), said.MessageId, out _);
            turn.Saying(words.Say(state.Language, Phrase.PhotoKept));
        }
        else if (scene.Texts.Intro is { } intro)
        {
            turn.Saying(intro);
        }

        return turn.Continue(session);
    }

    /// <summary>The procedures that may be filled in on this channel.</summary>
    private IEnumerable<Procedure> Offered(TurnContext context) =>
        catalog.On(JapanTime.DayOf(context.Now)).Where(p => p.OnChannel(context.ChannelId) is "fill");

    /// <summary>The procedure whose title or starting word the whole message is, and the languages it is said in.</summary>
    private (Procedure Procedure, IReadOnlyList<string> Languages)? FindByWord(Said said, TurnContext context)
    {
        if (said.IsWordless)
            return null;
        var bare = words.WithoutPoliteEnding(said.Folded);
        foreach (var procedure in Offered(context))
        {
            var languages = procedure
                .Texts.Where(t => t.Value.StartWords.Contains(said.Folded) || t.Value.StartWords.Contains(bare))
                .Select(t => t.Key)
                .ToArray();
            if (languages.Length > 0)
                return (procedure, languages);
        }

        return null;
    }

    private TurnResult? RepeatsReceipt(ConversationState state, Said said, TurnContext context)
    {
        if (
            state.Last is not { } last
            || context.Now - last.At > ReceiptRepeats
            || YesNoReader.Read(said.Text) is not Reading<bool>.Found { Value: true }
        )
            return null;
        var done = catalog.Find(last.Procedure, last.Version) is { } procedure
            ? DialogWords.Fill(procedure.In(state.Language).Done, ("number", last.Reference))
            : last.Reference;
        return new TurnResult(state, [Activity.Message(words.Say(state.Language, Phrase.ReceiptAgain) + "\n" + done)], []);
    }
}
