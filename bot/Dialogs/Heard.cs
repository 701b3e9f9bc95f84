using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;

namespace Channels.Bot.Dialogs;

/// <summary>What a topic gets: a conversation, what was said in it, when, and what is to be said first. Never changed, only
/// copied.</summary>
/// <param name="State">The conversation; with a form open its session is the form's.</param>
/// <param name="Said">What was said; <see cref="Said.Nothing"/> when something happened without a word.</param>
/// <param name="Context">The turn.</param>
internal sealed record Heard(ConversationState State, Said Said, TurnContext Context)
{
    /// <summary>Lines to say first.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>The open form's procedure, language and day; null while no form was opened.</summary>
    public Scene? Form { get; init; }

    public Scene Scene => Form ?? throw new InvalidOperationException("No form is open.");

    public FormSession Session => State.Session ?? throw new InvalidOperationException("No form is open.");

    public Procedure Procedure => Scene.Procedure;

    public string Language => State.Language;

    /// <summary>The same with more lines to say first.</summary>
    public Heard Saying(params IEnumerable<string> lines) => this with { Before = [.. Before, .. lines] };

    /// <summary>The same with the form as it is now.</summary>
    public Heard With(FormSession session) => this with { State = State with { Session = session } };

    /// <summary>The same with the dialog's own question put aside.</summary>
    public Heard ToAsking() => With(FormMoves.Fresh(Session) with { Tries = Session.Tries });
}
