using System.Collections.Frozen;

namespace Channels.Bot.Forms;

/// <summary>Every text of a procedure in one language.</summary>
internal sealed record ProcedureTexts
{
    public string Title { get; init; } = "";

    /// <summary>Whole messages that start the procedure, folded: its title and its starting words.</summary>
    public FrozenSet<string> StartWords { get; init; } = FrozenSet<string>.Empty;

    public string? Intro { get; init; }

    /// <summary>The receipt; <c>{number}</c> is the reference number.</summary>
    public string Done { get; init; } = "";

    /// <summary>Questions people ask about it, by id.</summary>
    public IReadOnlyDictionary<string, QuestionTexts> Questions { get; init; } = new Dictionary<string, QuestionTexts>();

    public IReadOnlyDictionary<string, FieldTexts> Fields { get; init; } = new Dictionary<string, FieldTexts>();
}
