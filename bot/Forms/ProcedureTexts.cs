using System.Collections.Frozen;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms;

/// <summary>Every text of a procedure in one language.</summary>
internal sealed record ProcedureTexts
{
    public string Title { get; init; } = "";

    /// <summary>Where the title stands.</summary>
    public Place TitleAt { get; init; }

    /// <summary>Where the receipt stands.</summary>
    public Place DoneAt { get; init; }

    /// <summary>Where its questions begin.</summary>
    public Place QuestionsAt { get; init; }

    /// <summary>Where the starting words stand.</summary>
    public Place StartAt { get; init; }

    /// <summary>Whole messages that start the procedure, folded: its title and its starting words.</summary>
    public FrozenSet<string> StartWords { get; init; } = FrozenSet<string>.Empty;

    public string? Intro { get; init; }

    /// <summary>The receipt; <c>{number}</c> is the reference number.</summary>
    public string Done { get; init; } = "";

    /// <summary>What is said once its last day (<c>{until}</c>) is over; null: the dialog's own words.</summary>
    public string? Closed { get; init; }

    /// <summary>Questions people ask about it, by id.</summary>
    public IReadOnlyDictionary<string, QuestionTexts> Questions { get; init; } = new Dictionary<string, QuestionTexts>();

    public SafeguardingTexts Safeguarding { get; init; } = SafeguardingTexts.None;

    public IReadOnlyDictionary<string, FieldTexts> Fields { get; init; } = new Dictionary<string, FieldTexts>();
}
