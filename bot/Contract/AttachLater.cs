using Channels.Bot.Activities;

namespace Channels.Bot.Contract;

/// <summary>A document that was to come later has come: it joins its submission.</summary>
/// <param name="Reference">The submission's number.</param>
/// <param name="Field">Path of the question it answers.</param>
/// <param name="File">The file as the channel knows it.</param>
public sealed record AttachLater(string Reference, string Field, Attachment File) : Effect;
