namespace Channels.Bot.Forms;

/// <summary>Every text of a procedure in one language.</summary>
internal sealed record ProcedureTexts
{
    public string Title { get; init; } = "";

    /// <summary>Whole messages that start the procedure, beside its title.</summary>
    public IReadOnlyList<string> Start { get; init; } = [];

    public string? Intro { get; init; }

    /// <summary>The receipt; <c>{number}</c> is the reference number.</summary>
    public string Done { get; init; } = "";

    public IReadOnlyDictionary<string, FieldTexts> Fields { get; init; } = new Dictionary<string, FieldTexts>();
}
