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

    /// <summary>The cells in the order of <see cref="Fixed"/> and then of the columns.</summary>
    public IReadOnlyList<string> Cells(IEnumerable<DropColumn> columns) =>
        [
            Reference,
            Kind,
            Instant(Edition),
            Instant(SubmittedAt),
            Channel,
            Language,
            Route ?? "",
            string.Join(';', Files.Select(NameOf)),
            .. columns.Select(c => Answers is { } answers ? c.Cell(answers) : ""),
        ];

    /// <summary>A file's name in the folder that is laid down.</summary>
    public string NameOf(string file) => $"{Reference}-{file}";

    /// <param name="staged">Where it waits.</param>
    /// <returns>Null when it is not whole: what was begun to be taken away, or damaged. The database has all of it.</returns>
    public static async Task<DropRow?> ReadAsync(string staged, CancellationToken stop)
    {
        try
        {
            var row = JsonSerializer.Deserialize<DropRow>(await File.ReadAllBytesAsync(Path.Combine(staged, DropSink.RowFile), stop));
            return row?.Files.All(f => File.Exists(Path.Combine(staged, f))) is true ? row : null;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    private static string Instant(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
