using Channels.Bot.Forms.Fields.People;
using Channels.Bot.Forms.Safeguarding;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>What a message says of not being called is no answer to the questions about calling. It is read once, and only where such a
/// question is there.</summary>
internal sealed class CallsForbidden(Scene scene, Said said)
{
    private IReadOnlyList<ContactLimit>? limits;

    private IReadOnlyList<ContactLimit> Limits => limits ??= ContactLimits.In(scene.Words, said.Folded);

    /// <summary>A question of which nothing is heard, though words of it stand there: a number that must not be called is none to call, and
    /// who may be called at some times, or only not be visited, did not choose against calls.</summary>
    public bool Silence(JourneyStep step) =>
        step.Field.Type is PhoneField
            ? scene.Procedure.Safeguarding is not null && Limits.Contains(ContactLimit.NoCall)
            : scene.Procedure.Safeguarding?.Call?.Choose == step.Field.Id
                && Limits.Count > 0
                && !Limits.Any(l => l is ContactLimit.NoCall or ContactLimit.OthersAnswer or ContactLimit.NoMail);
}
