using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>The name of a procedure whose last day is over: that is said, with what there is instead.</summary>
internal sealed class ClosedTopic(ChannelProcedures procedures, Greeting greeting, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard) => procedures.FindClosed(heard.Said, heard.Context) is { } closed ? Tell(heard, closed) : null;

    /// <summary>Says so in the procedure's own words, or in those of the dialog.</summary>
    public TurnResult Tell(Heard heard, Procedure closed)
    {
        var until = Spoken.Date(closed.Until!.Value, heard.Language, JapanTime.DayOf(heard.Context.Now));
        var figures = new (string, string)[] { ("title", closed.Title(heard.Language)), ("until", until) };
        var line = closed.In(heard.Language).Closed is { } own
            ? DialogWords.Fill(own, figures)
            : words.Say(heard.Language, Phrase.Closed, figures);
        return greeting.Greet(heard.Saying(line));
    }
}
