using Channels.Bot.Conversations;

namespace Channels.Bot.Contract;

/// <summary>A form was left: it can be asked for with the code from any conversation until it expires.</summary>
/// <param name="Code">Resume code shown to the person, for example <c>RE-7K3M-2QXC</c>.</param>
/// <param name="Procedure">Procedure id.</param>
/// <param name="Session">What was answered.</param>
/// <param name="Expires">When it is deleted, UTC.</param>
public sealed record ParkForm(string Code, string Procedure, FormSession Session, DateTimeOffset Expires) : Effect;

/// <summary>
/// Somebody wants to go on with the form of this code. Found is its <see cref="FormSession"/>, which is then taken by a
/// <see cref="TakeForm"/>, so that the form is in one conversation only.
/// </summary>
public sealed record ClaimForm(string Code) : Lookup;

/// <summary>The form of this code now lives in this conversation; nobody else can claim it any more.</summary>
public sealed record TakeForm(string Code, FormSession Session) : Effect;
