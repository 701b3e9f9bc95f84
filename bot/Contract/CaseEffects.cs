using Channels.Bot.Forms.Conditions;

namespace Channels.Bot.Contract;

/// <summary>
/// Somebody comes back with a number and its word. Looked up and answered within the same turn by
/// an event of the dialog, as a resume code is.
/// </summary>
public sealed record OpenCase(string Reference, string Word) : Lookup;

/// <summary>The office's messages of this case were shown to the person.</summary>
public sealed record CaseRead(string Reference) : Effect;

/// <summary>A person adds something to what they handed in.</summary>
public sealed record AddToCase(string Reference, string Text) : Effect;
