using Channels.Bot.Forms.Fields.People;
using Channels.Bot.Forms.Safeguarding;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>What a message says of not being called is no answer to the questions about calling.</summary>
internal static class CallsForbidden
{
    /// <summary>A question of which nothing is heard, though words of it stand there: a number that must not be called is none to call, and
    /// who may be called at some times, or only not be visited, did not choose against calls.</summary>
    public static bool Silence(Scene scene, JourneyStep step, Said said) =>
        step.Field.Type is PhoneField
            ? scene.Procedure.Safeguarding is not null && ContactLimits.ForbidCall(scene.Words, said.Folded)
            : scene.Procedure.Safeguarding?.Call?.Choose == step.Field.Id && MayBeCalled(scene, said);

    private static bool MayBeCalled(Scene scene, Said said) =>
        ContactLimits.In(scene.Words, said.Folded) is { Count: > 0 } limits
        && !limits.Contains(ContactLimit.NoCall)
        && !limits.Contains(ContactLimit.OthersAnswer)
        && !limits.Contains(ContactLimit.NoMail);
}
