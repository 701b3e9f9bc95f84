using Channels.Bot.Forms.Conditions;

namespace Channels.Bot.Forms.Safeguarding;

/// <summary>
/// What a procedure for people in hardship does besides asking: it says so at once when somebody is in danger, hears the wish to
/// apply at any moment, and lets people come back without a name.
/// </summary>
/// <param name="Alarms">Answers that cannot wait, in the order they are said.</param>
/// <param name="TakesApplications">"I want to apply" is on every screen, and is recorded and passed on at once.</param>
/// <param name="HasWord">A code word is given beside the number.</param>
/// <param name="ContactUsually">Within which time somebody is in contact.</param>
/// <param name="ContactUrgently">The same for somebody in danger or wishing to apply.</param>
internal sealed record SafeguardingRules(
    IReadOnlyList<Alarm> Alarms,
    bool TakesApplications,
    bool HasWord,
    TimeSpan? ContactUsually,
    TimeSpan? ContactUrgently
)
{
    /// <summary>What is asked of somebody who wants to be called, or null: then any words are taken.</summary>
    public CallRules? Call { get; init; }
}

/// <summary>How a procedure asks where to call.</summary>
/// <param name="Choose">The field that says how to be in contact.</param>
/// <param name="Option">Its option for a call.</param>
/// <param name="Ask">The fields that are asked then, in this order.</param>
internal sealed record CallRules(string Choose, string Option, IReadOnlyList<string> Ask);

/// <summary>One kind of danger.</summary>
/// <param name="Id">Names its text in the language files, and the hotlines that are shown with it.</param>
/// <param name="When">The answers that mean it, or null.</param>
/// <param name="Words">The list of words that mean it in whatever is written, or null.</param>
internal sealed record Alarm(string Id, Condition? When, string? Words);

/// <summary>The texts for it in one language.</summary>
internal sealed record SafeguardingTexts
{
    public static SafeguardingTexts None { get; } = new();

    /// <summary>Said when somebody wishes to apply; <c>{at}</c> is the time.</summary>
    public string Apply { get; init; } = "";

    /// <summary>Said once what was written has gone to the office: <c>{number}</c> and <c>{word}</c>.</summary>
    public string Passed { get; init; } = "";

    /// <summary>By alarm.</summary>
    public IReadOnlyDictionary<string, string> Alarms { get; init; } = new Dictionary<string, string>();
}
