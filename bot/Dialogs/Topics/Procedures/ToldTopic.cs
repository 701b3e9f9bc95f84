using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>
/// A sentence that already tells what a procedure asks (「昨日4時から6時半まで、たろうさんのお迎えに行きました」) or wishes for one
/// (「活動報告をしたいんですけど」): the procedure begins with what was said.
/// </summary>
internal sealed class ToldTopic(ChannelProcedures procedures, Opening opening, Starting starting, DialogWords words) : ITopic
{
    /// <summary>So many answers in one sentence are no accident.</summary>
    private const int ManyAnswers = 3;

    public TurnResult? Hear(Heard heard)
    {
        if (!MessageReader.MayTell(heard.Said) || words.IsQuestion(heard.Said.Folded) || words.IsNotYet(heard.Said.Folded))
            return null;
        if (procedures.FindWished(heard.Said, heard.Context) is { } wished)
            return Begin(heard, wished, MentionsOf(heard, wished));
        var prepared = LongText.Prepare(heard.Said.Text);
        var isWish = words.IsWish(heard.Said.Folded);
        var best = procedures
            .Offered(heard.Context)
            .Select(p => (Procedure: p, Mentions: MentionsOf(heard, p)))
            .Where(p => IsTelling(p.Procedure, p.Mentions, prepared) || (isWish && p.Mentions.Any(m => m.Step.Field.Type is ChoiceField)))
            .OrderByDescending(p => p.Mentions.Count)
            .FirstOrDefault();
        return best.Procedure is null ? null : Begin(heard, best.Procedure, best.Mentions);
    }

    private IReadOnlyList<Mention> MentionsOf(Heard heard, Procedure procedure) =>
        procedure.Fields.All(f => f.Told.IsSilent)
            ? []
            : MessageReader.Read(opening.SceneOf(procedure, heard.State, heard.Context), Empty(heard, procedure), heard.Said);

    /// <summary>What was done and when, or so much that it can be nothing else; a day and a name alone are in every sentence.</summary>
    private static bool IsTelling(Procedure procedure, IReadOnlyList<Mention> mentions, string prepared)
    {
        if (!mentions.Any(m => m.Step.Field.Type is PeriodField or DateField))
            return false;
        var isAbout =
            mentions.Any(m => m.Step.Field.Type is ChoicesField or ChoiceField)
            || procedure.Fields.Any(f => f.Type is ChoicesField && f.Told.FindAbout(prepared) is not null);
        return mentions.Count >= (isAbout ? 2 : ManyAnswers);
    }

    private TurnResult Begin(Heard heard, Procedure procedure, IReadOnlyList<Mention> mentions)
    {
        var begun = starting.Start(heard, procedure);
        if (mentions.Count == 0 || begun.State.Session is not { } session)
            return begun;
        var scene = opening.SceneOf(procedure, heard.State, heard.Context);
        var filled = Filled.With(scene, session, mentions, heard.Said.MessageId).Again(scene, heard.Said, null);
        if (filled.Rows.Count == 0)
            return begun;
        var form = heard with { Form = scene, State = begun.State };
        var next = Beside.Keep(form, filled.Session, mentions);
        return form.Saying(scene.Say(Phrase.ToldBegins, ("title", scene.Texts.Title)) + OneBreath.Told(scene, filled.Rows)).Continue(next);
    }

    private static FormSession Empty(Heard heard, Procedure procedure) =>
        new()
        {
            Procedure = procedure.Id,
            Version = procedure.Version,
            StartedAt = heard.Context.Now,
        };
}
