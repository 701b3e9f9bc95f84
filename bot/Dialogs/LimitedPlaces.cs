using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;

namespace Channels.Bot.Dialogs;

/// <summary>Which places of a limited number a form takes: the options with a limit that were chosen in it.</summary>
internal static class LimitedPlaces
{
    public static IReadOnlyList<LimitedPlace> Of(Procedure procedure, FormSession session) =>
        procedure.HasLimits
            ?
            [
                .. Journey
                    .Of(procedure, session.Answers)
                    .Steps.Where(s => s.Group is null && s.Field.Type.Limits.Count > 0)
                    .SelectMany(s => Of(procedure, s, session))
                    .DistinctBy(p => p.Key),
            ]
            : [];

    private static IEnumerable<LimitedPlace> Of(Procedure procedure, JourneyStep step, FormSession session)
    {
        if (!session.Answers.TryGetValue(step.Path, out var answer) || answer.IsSkipped)
            return [];
        var chosen = step.Field.Type is ChoicesField ? ChoicesField.IdsOf(answer.Value) : [answer.Value.GetString() ?? ""];
        return chosen
            .Where(step.Field.Type.Limits.ContainsKey)
            .Select(o => new LimitedPlace(step.Field.Id, o, $"place\n{procedure.Id}\n{step.Field.Id}\n{o}", step.Field.Type.Limits[o]));
    }
}
