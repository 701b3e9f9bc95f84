namespace Channels.Bot.Dialogs.Showing;

/// <summary>One line of the list of answers: a question, or one item of a group with all its questions.</summary>
internal sealed record AnswerRow(int Number, string Label, IReadOnlyList<JourneyStep> Steps)
{
    public IEnumerable<string> Paths => Steps.Select(s => s.Path);
}
