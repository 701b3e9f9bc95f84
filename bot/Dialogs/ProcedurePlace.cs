namespace Channels.Bot.Dialogs;

/// <summary>Where the procedures lie.</summary>
/// <param name="Folder">The folder that holds the procedures' folders.</param>
public sealed record ProcedurePlace(string Folder);
