using System.Text.Json.Serialization;

namespace Channels.Tests.Support.Replies;

/// <summary>The answers of an activity report.</summary>
internal sealed record ActivityReportReply(
    [property: JsonPropertyName("member-number")] string MemberNumber,
    PeriodReply Time,
    IReadOnlyList<ReportedChildReply> Children
);

/// <summary>From when until when.</summary>
internal sealed record PeriodReply(string From, string To);

/// <summary>A child of the report.</summary>
internal sealed record ReportedChildReply(string Child);
