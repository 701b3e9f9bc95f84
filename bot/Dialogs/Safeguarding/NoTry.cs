using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>もう申請するわ、頼む and てがみ も だめ answer no question and missed none: it is asked again without a word about it.</summary>
internal sealed class NoTry(DialogWords words)
{
    public (FormSession Session, TurnResult Result) AskedAgain(
        Scene scene,
        FormSession? before,
        FormSession session,
        TurnResult result,
        Said said,
        Cry cry,
        TurnContext context
    )
    {
        var isLimit = cry.Heard.Count == 0 && ContactLimits.AreAll(words, said.Folded);
        if (
            before is null
            || cry.Act is not null
            || session.Tries <= before.Tries
            || FormMoves.Current(scene.Procedure, before)?.Path != FormMoves.Current(scene.Procedure, session)?.Path
            || !(isLimit || cry.Heard is [SafeguardingStep.Apply])
        )
            return (session, result);
        var heard = new Heard(result.State, said, context) { Form = scene };
        var asked = (isLimit ? heard.Saying(scene.Say(Phrase.WordsKept)) : heard).Continue(
            FormMoves.WhereItWas(session with { Tries = before.Tries })
        );
        return (asked.State.Session!, asked with { Effects = result.Effects, Told = result.Told });
    }
}
