namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>How what becomes of a record comes back: the part <c>status</c> of a mapping.</summary>
/// <param name="Code">The field that says how it stands.</param>
/// <param name="Type">kintone's name of its type, one of <see cref="Types"/>.</param>
/// <param name="Updated">The field that says when a record changed.</param>
/// <param name="Moves">What a status stands for: taken, confirmed or done.</param>
/// <param name="Assignee">The field that says who has it; null: nobody is named.</param>
/// <param name="Offices">Which office an assignee belongs to, as a person reads it. A name of staff is told to nobody.</param>
internal sealed record KintoneStatus(
    int Line,
    string Code,
    string Type,
    string Updated,
    IReadOnlyDictionary<string, string> Moves,
    string? Assignee,
    IReadOnlyDictionary<string, string> Offices
)
{
    public const string Process = "STATUS";

    /// <summary>Types a status may have.</summary>
    public static readonly IReadOnlyList<string> Types = [Process, "DROP_DOWN", "RADIO_BUTTON"];

    /// <summary>Types an assignee may have: some people, or a text of choices.</summary>
    public static readonly IReadOnlyList<string> AssigneeTypes =
    [
        "STATUS_ASSIGNEE",
        "USER_SELECT",
        "GROUP_SELECT",
        "ORGANIZATION_SELECT",
        "DROP_DOWN",
        "RADIO_BUTTON",
    ];

    /// <summary>By how much a change of the status raises the revision: an action of the process counts twice.</summary>
    public int AStatusCounts => Type is Process ? 2 : 1;
}
