namespace Channels.Knowledge.Answering;

/// <summary>A rule of the <see cref="Decision"/>: the first one that applies says what comes of the question.</summary>
/// <param name="Name">Stable name, for tests and talk.</param>
/// <param name="Applies">Whether it is the case.</param>
/// <param name="Reply">What then comes of it.</param>
internal sealed record DecisionRule(string Name, Func<Situation, bool> Applies, Func<Situation, Reply> Reply);
