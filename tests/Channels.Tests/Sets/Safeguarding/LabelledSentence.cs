namespace Channels.Tests.Sets.Safeguarding;

/// <summary>A sentence and the alarms a person said it means; none: it is harmless.</summary>
internal sealed record LabelledSentence(string Id, string Said, IReadOnlyList<string> Meant);
