using System.Text.Json;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>One version of a submission as a sink gets it.</summary>
/// <param name="Id">The same at every attempt.</param>
/// <param name="Kind"><c>submitted</c>, <c>interim</c> (unconfirmed), <c>updated</c> or <c>withdrawn</c>.</param>
/// <param name="Edition">The instant of this version, UTC.</param>
/// <param name="Answers">Answers by field id in canonical form; null of what was withdrawn.</param>
/// <param name="Files">Files that are there.</param>
public sealed record Dispatch(
    Guid Id,
    string Reference,
    string Kind,
    string Procedure,
    int Version,
    string DefinitionHash,
    DateTimeOffset Edition,
    DateTimeOffset SubmittedAt,
    string Channel,
    string Language,
    string? Route,
    JsonElement? Answers,
    IReadOnlyList<DispatchFile> Files
);

/// <summary>A file of it.</summary>
/// <param name="Name">Id and ending; nothing of its person.</param>
/// <param name="Field">Id of the field that was answered with it, the outermost one; null when none names it.</param>
public sealed record DispatchFile(Guid Id, string Name, string MediaType, byte[] Content, string? Field = null);
