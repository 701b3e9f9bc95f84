namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>What was heard in one message.</summary>
/// <param name="Heard">The lists, in their order.</param>
/// <param name="Act">The alarm of which something is being done now (もう飲んだ), after a cry; or null.</param>
internal sealed record Cry(IReadOnlyList<string> Heard, string? Act = null);
