using System.Collections.Immutable;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs;

/// <summary>Forms that were left, and the commands that make sense with no form open.</summary>
internal sealed partial class Lobby
{
    private const string CodePrefix = "RE";
    private const int MostParked = 3;

    /// <summary>Wrong codes are counted for so long, and after <see cref="MostTries"/> nothing is looked up: codes cannot be
    /// guessed.</summary>
    internal static readonly TimeSpan CodeWindow = TimeSpan.FromMinutes(15);

    private const int MostTries = 5;

    /// <summary>Puts the open form aside, says how to go on, and lets its code be found from elsewhere.</summary>
    public TurnResult Park(ConversationState state, FormSession session, Procedure procedure, TurnContext context)
    {
        var code = ReferenceNumber.Create(CodePrefix, context.Entropy.Span).ToString();
        var kept = FormMoves.Fresh(session);
        var parked = state.Parked.Add(new ParkedForm(code, session.Procedure, context.Now));
        var next = state with { Session = null, Parked = [.. parked.Skip(parked.Count - MostParked)] };
        var text = words.Say(state.Language, Phrase.Paused, ("code", code));
        return new TurnResult(
            next,
            [Activity.Message(text)],
            [new ParkForm(code, session.Procedure, ConversationStateJson.WriteSession(kept), context.Now + procedure.KeepsDrafts)]
        );
    }

    /// <summary>Parks the open form and begins another procedure.</summary>
    public TurnResult SwitchTo(
        string other,
        ConversationState state,
        FormSession session,
        Procedure procedure,
        Said said,
        TurnContext context
    )
    {
        if (Offered(context).FirstOrDefault(p => p.Id == other) is not { } next)
            return Greet(state with { Session = null }, context);
        var parked = Park(state, session, procedure, context);
        var started = Start(parked.State, next, said with { Attachments = [] }, context, parked.Replies.Select(r => r.Text!));
        return started with { Effects = parked.Effects };
    }

    /// <summary>A form that came back: from this conversation's memory or from another one.</summary>
    public TurnResult GoOn(ConversationState state, FormSession session, Said said, TurnContext context, params IEnumerable<string> before)
    {
        if (Open(state with { Session = session }, said, context, out var expired) is not { } turn)
            return Greet(state, context, before.Append(words.Say(state.Language, expired ? Phrase.DraftExpired : Phrase.VersionGone)));
        return turn.Saying([.. before, words.Say(state.Language, Phrase.Resumed, ("title", turn.Title))]).Continue();
    }

    /// <summary>The open form as a turn, moved to a newer version where that has a map; null when it is gone or its time is up.</summary>
    public FormTurn? Open(ConversationState state, Said said, TurnContext context, out bool expired)
    {
        expired = false;
        var session = state.Session!;
        var newest = catalog.On(JapanTime.DayOf(context.Now)).FirstOrDefault(p => p.Id == session.Procedure);
        var procedure = catalog.Find(session.Procedure, session.Version);
        var map = newest is not null && newest.Version > session.Version ? newest.Migrate.GetValueOrDefault(session.Version) : null;
        if (map is not null)
            procedure = newest;
        if (procedure is null)
            return null;
        expired = session.AskedAt != default && context.Now - session.AskedAt > procedure.KeepsDrafts;
        if (expired)
            return null;
        if (map is not null)
            session = FormMigration.Move(session, procedure, map);

        var scene = new Scene(words, procedure, state.Language, context.Now, context.ChannelId)
        {
            Remembered = state.Remembered,
            Postal = postal,
        };
        var turn = new FormTurn(this, scene, state with { Session = session }, session, said, context);
        return map is null ? turn : turn.AfterMigration();
    }

    /// <summary>Asks for the language.</summary>
    public Activity LanguageQuestion(IEnumerable<string> before, string language)
    {
        var names = words.Languages.Order(LanguageOrder).Select(l => words.Say(l, Phrase.LanguageName)).ToArray();
        var lines = before.Append(words.Say(language, Phrase.WhichLanguage)).Concat(names);
        return Activity.Message(string.Join('\n', lines), names.Select(n => new CardAction { Title = n }));
    }

    /// <summary>The language a whole message names, by its own name.</summary>
    public string? FindLanguage(Said said)
    {
        foreach (var language in words.Languages)
        {
            if (DialogWords.Fold(words.Say(language, Phrase.LanguageName)) == said.Folded)
                return language;
        }

        return null;
    }

    private static readonly Comparer<string> LanguageOrder = Comparer<string>.Create((a, b) => PlaceOf(a).CompareTo(PlaceOf(b)));

    private static int PlaceOf(string language)
    {
        for (var i = 0; i < Languages.Known.Count; i++)
        {
            if (Languages.Known[i] == language)
                return i;
        }

        return int.MaxValue;
    }

    private TurnResult? Run(Command command, ConversationState state, Said said, TurnContext context, IEnumerable<string> before)
    {
        switch (command)
        {
            case Command.Language:
                return new TurnResult(state, [LanguageQuestion(before, state.Language)], []);
            case Command.Staff:
                var greeting = Greet(state, context, before.Append(words.Say(state.Language, Phrase.StaffAsked)));
                return greeting with { Effects = [new AskForStaff(null, null)] };
            case Command.Apply when Offered(context).FirstOrDefault(p => p.Safeguarding is { TakesApplications: true }) is { } taking:
                return Start(state, taking, said, context, before);
            case Command.Apply
                when catalog
                    .On(JapanTime.DayOf(context.Now))
                    .FirstOrDefault(p => p.Safeguarding is { TakesApplications: true } && p.OnChannel(context.ChannelId) is "link")
                    is { } linked:
                return Link(state, linked, context, before);
            case Command.Resume when state.Parked is [.., var latest]:
                return Resume(state, latest.Code, context, before);
            case Command.Resume:
                return Greet(state, context, before.Append(words.Say(state.Language, Phrase.NothingParked)));
            default:
                return null;
        }
    }

    /// <summary>Whether this form may be filled in on the channel somebody asks for it from.</summary>
    public bool MayFill(FormSession session, TurnContext context) =>
        catalog.Find(session.Procedure, session.Version) is not { } procedure || procedure.OnChannel(context.ChannelId) is "fill";

    /// <summary>The resume code a whole message is, or null.</summary>
    public static string? FindCode(Said said) =>
        said.Folded.StartsWith(CodePrefix, StringComparison.OrdinalIgnoreCase)
        && ReferenceNumber.TryParse(said.Text, out var code)
        && code.Prefix == CodePrefix
            ? code.ToString()
            : null;

    /// <summary>Asks for the form of a code; the answer comes back within the turn.</summary>
    public TurnResult Resume(ConversationState state, string code, TurnContext context, IEnumerable<string> before)
    {
        var lines = before.ToArray();
        if (state.CodeTries is { Count: >= MostTries } tries && context.Now - tries.Since < CodeWindow)
            return new TurnResult(
                state,
                [Activity.Message(string.Join('\n', lines.Append(words.Say(state.Language, Phrase.TooManyCodes))))],
                []
            );
        return new TurnResult(state, lines.Length == 0 ? [] : [Activity.Message(string.Join('\n', lines))], [new ClaimForm(code)]);
    }
}
