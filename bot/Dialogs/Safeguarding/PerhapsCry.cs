using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>
/// A message only weighs like a cry. Nothing is claimed of its writer and nobody is woken: the numbers to call are said with an "if", what
/// would have been answered is answered, and the staff get the words to look at, not as urgent.
/// </summary>
internal sealed class PerhapsCry(ProcedureCatalog catalog, DialogWords words, CareLines lines)
{
    /// <summary>Kind of the alert.</summary>
    public const string Kind = "perhaps";

    /// <summary>So long the numbers are not said again.</summary>
    private static readonly TimeSpan SaidOnce = TimeSpan.FromMinutes(30);

    /// <param name="result">What became of the message otherwise.</param>
    /// <param name="perhaps">The alarms it weighs like.</param>
    public TurnResult Answer(TurnResult result, IReadOnlyList<string> perhaps, Said said, TurnContext context)
    {
        if (catalog.On(JapanTime.DayOf(context.Now)).FirstOrDefault(p => p.Safeguarding is not null) is not { } procedure)
            return Say(result, perhaps, null);
        if (result.State.Session is { } session && catalog.Find(session.Procedure, session.Version) is { Safeguarding: not null } open)
            return Inside(open, session, result, perhaps, said, context);
        if (result.Effects.Any(e => e is SubmitForm { IsInterim: false } form && form.Procedure == procedure.Id))
            return result; // it was handed in with these words
        var known = result.State.Care?.Reference ?? (result.State.Case is { IsOpen: true } opened ? opened.Reference : null);
        return known is null
            ? Opened(procedure, result, perhaps, said, context)
            : Say(Told(result, new AddToCase(known, said.Text.TrimStart('/')), known, procedure, perhaps), perhaps, Added(result, known));
    }

    /// <summary>That the words are with the case, where nothing else says so.</summary>
    private string? Added(TurnResult result, string number) =>
        result.Effects.Any(e => e is AddToCase or SubmitForm)
            ? null
            : words.Say(result.State.Language, Phrase.CaseAddedTo, ("number", number));

    private TurnResult Inside(
        Procedure procedure,
        FormSession session,
        TurnResult result,
        IReadOnlyList<string> perhaps,
        Said said,
        TurnContext context
    )
    {
        var rules = procedure.Safeguarding!;
        var scene = new Scene(words, procedure, result.State.Language, context.SaidAt, context.Traits);
        var isSaid = session.WonderedAt is { } at && context.Now - at < SaidOnce;
        var next = OfficeForm.Named(rules, scene, session, context) with { WonderedAt = isSaid ? session.WonderedAt : context.Now };
        var form = OfficeForm.Interim(rules, scene, next) with { Said = said.Text.TrimStart('/') };
        var kept = session.Reference is null
            ? words.Say(scene.Language, Phrase.TellingKept, ("number", next.Reference!), ("word", next.CodeWord ?? ""))
            : null;
        var told = result with
        {
            State = result.State with { Session = next },
            Effects = CaseEffects.Merged([
                .. result.Effects,
                form,
                Alert(next.Reference, procedure, SubmissionWriter.RouteOf(procedure, next), perhaps),
            ]),
        };
        return isSaid ? told : Say(told, perhaps, kept);
    }

    private TurnResult Opened(Procedure procedure, TurnResult result, IReadOnlyList<string> perhaps, Said said, TurnContext context)
    {
        var rules = procedure.Safeguarding!;
        var language = result.State.Language;
        var (reference, word) = OfficeForm.Names(rules, procedure, language, context);
        var form = OfficeForm.OfCry(procedure, language, reference, said.Text.TrimStart('/')) with
        {
            CodeWord = word,
            Priority = Priorities.High,
            ContactWithin = rules.ContactUsually,
        };
        var told = Told(result, form, reference, procedure, perhaps) with
        {
            State = result.State with { Care = new CareCase(reference, word, context.Now, []) },
        };
        return Say(told, perhaps, words.Say(language, Phrase.TellingKept, ("number", reference), ("word", word ?? "")));
    }

    private static TurnResult Told(TurnResult result, Effect words, string reference, Procedure procedure, IReadOnlyList<string> perhaps) =>
        result with
        {
            Effects = CaseEffects.Merged([.. result.Effects, words, Alert(reference, procedure, null, perhaps)]),
        };

    private static RaiseAlert Alert(string? reference, Procedure procedure, string? route, IReadOnlyList<string> perhaps) =>
        new(Kind, reference, procedure.Id, route, string.Join(' ', perhaps));

    private TurnResult Say(TurnResult result, IReadOnlyList<string> perhaps, string? kept)
    {
        var language = result.State.Language;
        var rows = lines.Notices([.. perhaps.Select(p => (p, words.Say(language, Phrase.CryPerhaps)))], language).Take(1);
        string[] said = [.. rows, .. kept is null ? [] : new[] { kept }];
        return result with { Replies = [.. said.Select(line => Activity.Message(line)), .. result.Replies] };
    }
}
