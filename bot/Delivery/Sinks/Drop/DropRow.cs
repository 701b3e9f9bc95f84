using System.Text.Json;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>A version that was taken and waits for its day to be over.</summary>
internal sealed record DropRow(
    Guid Id,
    string Reference,
    string Kind,
    string DefinitionHash,
    DateTimeOffset Edition,
    DateTimeOffset SubmittedAt,
    string Channel,
    string Language,
    string? Route,
    JsonElement? Answers,
    IReadOnlyList<string> Files
)
{
    /// <summary>Columns before the fields.</summary>
    public static readonly IReadOnlyList<string> Fixed =
    [
        "reference",
        "kind",
        "edition",
        "submittedAt",
        "channel",
        "language",
        "route",
        "files",
    ];

    public static DropRow Of(Dispatch one) =>
        new(
            one.Id,
            one.Reference,
            one.Kind,
            one.DefinitionHash,
            one.Edition,
            one.SubmittedAt,
            one.Channel,
            one.Language,
            one.Route,
            one.Answers,
            [.. one.Files.Select(f => f.Name)]
        );

    /// <summary>The cells in the order of <see cref="Fixed"/> and then of the fields.</summary>
    public IReadOnlyList<string> Cells(IEnumerable<string> fields) =>
        [
            Reference,
            Kind,
            Instant(Edition),
            Instant(SubmittedAt),
            Channel,
            Language,
            Route ?? "",
            string.Join(';', Files),
            .. fields.Select(f => Answers is { } answers && answers.TryGetProperty(f, out var value) ? DropCells.Of(value) : ""),
        ];

    private static string Instant(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
