namespace Channels.Bot.Dialogs.Office;

/// <summary>Whether somebody is at the office.</summary>
/// <param name="IsOpen">Somebody is.</param>
/// <param name="Until">Open: when they leave; closed: when somebody is there again, or null when that is not known. UTC.</param>
public readonly record struct Opening(bool IsOpen, DateTimeOffset? Until);
