using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Postal;
using Channels.Bot.Forms.Words;
using Channels.Bot.Questions;

namespace Channels.Bot.Dialogs;

/// <summary>
/// The dialog as a pure step: what was said goes to the form being filled in, or to the lobby; events nobody answers are let
/// pass. Everything it knows is in its arguments and the catalog.
/// </summary>
public sealed class DialogStep : ITurnStep
{
    private readonly ProcedureCatalog catalog;
    private readonly DialogWords words;
    private readonly Lobby lobby;
    private readonly SafeguardingStep safeguarding;

    /// <summary>The step as it is shipped, with the questions that stand in the procedures.</summary>
    public DialogStep(ProcedureCatalog catalog)
        : this(catalog, [new ProcedureQuestions(catalog)]) { }

    /// <summary>The step with other sources of answers; the first that knows one gives it.</summary>
    /// <param name="catalog">The procedures.</param>
    /// <param name="questions">Sources of answers.</param>
    /// <param name="site">Where the page is that links lead to.</param>
    /// <param name="postal">What is known of postal codes.</param>
    /// <param name="assistant">Answers what no procedure knows; null: nobody does.</param>
    public DialogStep(
        ProcedureCatalog catalog,
        IEnumerable<IAnswerQuestions> questions,
        PublicSite? site = null,
        IPostalAddresses? postal = null,
        IAssistant? assistant = null
    )
    {
        this.catalog = catalog;
        words = DialogWords.Default;
        lobby = new Lobby(catalog, words, [.. questions], assistant, site ?? PublicSite.Local, postal ?? NoPostalAddresses.Instance);
        safeguarding = new SafeguardingStep(catalog, words);
    }

    /// <inheritdoc/>
    public TurnResult Step(ConversationState state, Activity input, TurnContext context)
    {
        var result = Run(state, input, context);
        if (input.Type is ActivityTypes.Message or ActivityTypes.Event)
            result = safeguarding.After(state, result, input.Type is ActivityTypes.Message ? Said.Of(input) : Said.Nothing, context);
        return result.State.Session is null ? result : result with { WakeAt = DraftReminder.WakeAt(result.State, catalog) };
    }

    private TurnResult Run(ConversationState state, Activity input, TurnContext context) =>
        input.Type switch
        {
            ActivityTypes.Message => Hear(state, input, context),
            ActivityTypes.MessageDelete when input.Id is { } id => Forget(state, id, context),
            ActivityTypes.ConversationUpdate when input.Name is EventNames.Follow => lobby.Greet(state, context),
            ActivityTypes.Event when input.Name is DialogEvents.FormClaimed or DialogEvents.FormNotFound => Claimed(state, input, context),
            ActivityTypes.Event when input.Name is DialogEvents.CaseOpened or DialogEvents.CaseNotFound => lobby.CaseAnswered(
                state,
                input,
                context
            ) ?? NotFound(state, context, Phrase.CaseNotFound),
            ActivityTypes.Event when input.Name is DialogEvents.StaffReplied or DialogEvents.News => lobby.News(state, input, context),
            ActivityTypes.Event when input.Name is InquiryEvents.Answered => lobby.InquiryAnswered(state, input, context),
            ActivityTypes.Event when input.Name is InquiryEvents.Opened => lobby.InquiryOpened(state, input, context),
            ActivityTypes.Event when input.Name is DialogEvents.AnswerComposed => lobby.Composed(state, input, context),
            ActivityTypes.Event when input.Name is DialogEvents.Join => Join(state, input, context),
            ActivityTypes.Event when input.Name is DialogEvents.Wake && state.Session is not null => Wake(state, input, context),
            _ => TurnResult.Silent(state),
        };

    private TurnResult Hear(ConversationState state, Activity input, TurnContext context)
    {
        var said = Said.Of(input);
        var before = new List<string>();
        if (state.WasUnreadable)
        {
            before.Add(words.Say(state.Language, Phrase.UnreadableState));
            state = state with { WasUnreadable = false };
        }

        if (!state.Held.IsEmpty)
        {
            if (lobby.PlaceHeld(state, said, context, before) is { } placed)
                return placed;
            state = state with { Held = [] };
            before.Add(words.Say(state.Language, Phrase.FileNotUsed));
        }

        if (lobby.FindInquiry(said) is { } inquiry)
            return Lobby.OpenInquiry(state, inquiry, before);
        if (state.Session is not { } session)
            return lobby.Hear(state, said, context, before);
        if (lobby.Open(state, said, context, out var expired) is { } turn)
            return turn.Saying(before).Run();

        before.Add(words.Say(state.Language, expired ? Phrase.DraftExpired : Phrase.VersionGone));
        return lobby.Hear(state with { Session = null }, said, context, before);
    }

    /// <summary>Opens the procedure the person came for, or goes on with the open one in the language chosen.</summary>
    private TurnResult Join(ConversationState state, Activity input, TurnContext context)
    {
        if (TextOf(input.Value, "language") is { } language && words.Languages.Contains(language))
            state = state with { Language = language };
        if (TextOf(input.Value, "entry") is { } entry && IsEntryCode(entry))
            state = state with { Entry = entry };

        // A link that is only announced says nothing: the person is where they were.
        var isNamed = TextOf(input.Value, "procedure") is not null || TextOf(input.Value, "language") is not null;
        var result = isNamed || TextOf(input.Value, "invitation") is null ? Joined(state, input, context) : TurnResult.Silent(state);
        return TextOf(input.Value, "invitation") is { Length: > 0 and <= 40 } code
            ? result with
            {
                Effects = [.. result.Effects, new AcceptInvitation(code)],
            }
            : result;
    }

    private TurnResult Joined(ConversationState state, Activity input, TurnContext context)
    {
        var said = Said.Of(new Activity { Type = ActivityTypes.Message, Timestamp = input.Timestamp });
        var wanted = TextOf(input.Value, "procedure") is { } id ? lobby.FindOffered(id, context) : null;
        if (state.Session is not null && lobby.Open(state, said, context, out _) is { } turn)
            return wanted is null ? turn.Continue() : turn.Switch(wanted);
        state = state with { Session = null };
        return wanted is null ? lobby.Greet(state, context) : lobby.Start(state, wanted, said, context, []);
    }

    /// <summary>Short and plain, so that it can be counted: whatever else stands in an address is not kept.</summary>
    private static bool IsEntryCode(string text) =>
        text.Length is > 0 and <= 32 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static string? TextOf(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String
            ? text.GetString()
            : null;

    /// <summary>The answer to a <see cref="ClaimForm"/>.</summary>
    private TurnResult Claimed(ConversationState state, Activity input, TurnContext context)
    {
        if (input.Name is not DialogEvents.FormClaimed || FormClaim.Read(input) is not { } claim)
        {
            // One's own code is no guess: the form went on somewhere else, or its time is up.
            return TextOf(input.Value, "code") is { } own && state.Parked.Any(p => p.Code == own)
                ? Stay(state with { Parked = state.Parked.RemoveAll(p => p.Code == own) }, context, Phrase.FormElsewhere)
                : NotFound(state, context, Phrase.FormNotFound);
        }

        if (!lobby.MayFill(claim.Session, context))
            return Stay(state, context, Phrase.FormNotHere);
        var parked =
            state.Session is { Answers.IsEmpty: false } open && catalog.Find(open.Procedure, open.Version) is { } procedure
                ? lobby.Park(state, open, procedure, context)
                : TurnResult.Silent(state);
        var next = parked.State with
        {
            Session = null,
            CodeTries = null,
            Parked = parked.State.Parked.RemoveAll(p => p.Code == claim.Code),
        };
        var result = lobby.GoOn(
            next,
            claim.Session with
            {
                Reminded = false,
            },
            Said.Of(input with { Value = null }),
            context,
            parked.Replies.Select(r => r.Text!)
        );
        return result with { Effects = [.. parked.Effects, new TakeForm(claim.Code, claim.Json)] };
    }

    private TurnResult NotFound(ConversationState state, TurnContext context, Phrase phrase)
    {
        var tries = state.CodeTries is { } before && context.Now - before.Since < Lobby.CodeWindow ? before : new CodeTries(0, context.Now);
        return Stay(state with { CodeTries = tries with { Count = tries.Count + 1 } }, context, phrase);
    }

    /// <summary>Says something and goes on where the person was.</summary>
    private TurnResult Stay(ConversationState state, TurnContext context, Phrase phrase)
    {
        var line = words.Say(state.Language, phrase);
        return state.Session is not null && lobby.Open(state, Said.Nothing, context, out _) is { } turn
            ? turn.Saying(line).Continue()
            : lobby.Greet(state, context, line);
    }

    private TurnResult Wake(ConversationState state, Activity input, TurnContext context)
    {
        if (lobby.Open(state, Said.Of(input), context, out _) is not { } turn)
            return TurnResult.Silent(state with { Session = null });
        if (DraftReminder.DueAt(state) is not { } due || due > context.Now)
            return TurnResult.Silent(state);
        var reminded = turn.Saying(words.Say(state.Language, Phrase.DraftReminder, ("title", turn.Title))).Continue();

        // A reminder is not an answer: the form's time runs on from the question it repeats.
        return reminded with
        {
            State = reminded.State with { Session = state.Session! with { Reminded = true } },
        };
    }

    /// <summary>A message taken back: its answers leave the draft, and everything else that holds it is told to forget it.</summary>
    private TurnResult Forget(ConversationState state, string messageId, TurnContext context)
    {
        var effect = new ForgetMessage(messageId);
        state = state with
        {
            Remembered = Remembered.Forget(state.Remembered, messageId),
            Awaiting = [.. state.Awaiting.Select(a => a.MessageId == messageId ? a with { At = null, MessageId = null } : a)],
            Held = state.Held.RemoveAll(h => h.MessageId == messageId),
            Question = state.Question?.MessageId == messageId ? null : state.Question,
        };
        if (state.Session is not { } session || session.Without(messageId) is var next && next == session)
            return new TurnResult(state, [], [effect]);

        if (lobby.Open(state with { Session = next }, Said.Nothing, context, out _) is not { } turn)
            return new TurnResult(state with { Session = next }, [], [effect]);
        var result = turn.Saying(words.Say(state.Language, Phrase.Retracted)).Continue();
        return result with { Effects = [effect] };
    }
}
