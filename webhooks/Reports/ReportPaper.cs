namespace Channels.Webhooks.Reports;

/// <summary>A report as it is written, whatever it is about.</summary>
/// <param name="Title">At its head.</param>
/// <param name="Subtitle">When it was made, of which days.</param>
/// <param name="PreparedAt">The same instant for the file's properties, UTC.</param>
/// <param name="Sheets">Its tables.</param>
/// <param name="None">What stands where a table has no rows.</param>
internal sealed record ReportPaper(string Title, string Subtitle, DateTimeOffset PreparedAt, IReadOnlyList<ReportSheet> Sheets, string None)
{
    /// <summary>The name of the picture that lies beside it.</summary>
    public required string Picture { get; init; }

    /// <summary>What the picture shows.</summary>
    public required string PictureAlt { get; init; }
}
