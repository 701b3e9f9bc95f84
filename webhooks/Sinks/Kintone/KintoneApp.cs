namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>Which app the submissions of a procedure are records of, and how: a mapping file as it was read.</summary>
/// <param name="Key">The unique field that holds the reference number.</param>
/// <param name="Fields">Facts of the submission (<c>$edition</c>, ...) and answers.</param>
internal sealed record KintoneApp(string File, string Procedure, int App, MappedField Key, IReadOnlyList<MappedField> Fields)
{
    /// <summary>How what becomes of a record comes back; null: it does not.</summary>
    public KintoneStatus? Status { get; init; }

    /// <summary>Facts of a submission that a mapping may name.</summary>
    public static readonly IReadOnlyList<string> Facts =
    [
        "$edition",
        "$kind",
        "$version",
        "$submitted",
        "$channel",
        "$language",
        "$route",
        "$files",
    ];
}

/// <summary>One answer, or fact, and the field of the app that gets it.</summary>
/// <param name="Source">Field id, or its part: <c>time.from</c>.</param>
/// <param name="Code">The field code in the app.</param>
/// <param name="Type">kintone's name of its type.</param>
/// <param name="Values">What an answer is called in the app; empty: as it is.</param>
/// <param name="Rows">Of a SUBTABLE.</param>
internal sealed record MappedField(
    int Line,
    string Source,
    string Code,
    string Type,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyList<MappedField> Rows
)
{
    /// <summary>Types a mapping may name.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        "SINGLE_LINE_TEXT",
        "MULTI_LINE_TEXT",
        "NUMBER",
        "DATE",
        "TIME",
        "DATETIME",
        "DROP_DOWN",
        "RADIO_BUTTON",
        "CHECK_BOX",
        "MULTI_SELECT",
        "LINK",
        "FILE",
        "SUBTABLE",
    ];

    public bool IsFact => Source[0] == '$';

    /// <summary>The answer it is a part of.</summary>
    public string Answer => Source.Split('.')[0];
}

/// <summary>Something wrong with a mapping, where it stands.</summary>
internal sealed record MappingFinding(string File, int Line, string Code, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Code}: {Message}";
}
