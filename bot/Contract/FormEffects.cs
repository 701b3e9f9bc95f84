using Channels.Bot.Dialogs;
using Channels.Bot.Forms;

namespace Channels.Bot.Contract;

/// <summary>A form was left: it can be asked for with the code from any conversation until it expires.</summary>
/// <param name="Code">Resume code shown to the person, for example <c>RE-7K3M-2QXC</c>.</param>
/// <param name="Procedure">Procedure id.</param>
/// <param name="SessionJson">The session, to be given back by a <see cref="DialogEvents.FormClaimed"/> event.</param>
/// <param name="Expires">When it is deleted, UTC.</param>
public sealed record ParkForm(string Code, string Procedure, string SessionJson, DateTimeOffset Expires) : Effect;

/// <summary>
/// Somebody wants to go on with the form of this code. It is looked up and answered within the same turn (see
/// <see cref="FormClaim"/>), so that the form is in one conversation only.
/// </summary>
public sealed record ClaimForm(string Code) : Lookup;

/// <summary>The form of this code now lives in this conversation; nobody else can claim it any more.</summary>
public sealed record TakeForm(string Code, string SessionJson) : Effect;
