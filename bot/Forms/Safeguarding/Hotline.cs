namespace Channels.Bot.Forms.Safeguarding;

/// <summary>A number people in danger can call. Shown only when the city has approved it.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Number">As it is dialled.</param>
/// <param name="Alarms">The alarms it is shown with; empty for all of them.</param>
/// <param name="Names">By language: who answers, and when.</param>
/// <param name="Source">Where the number is from.</param>
/// <param name="CheckedOn">When somebody last made sure of it.</param>
/// <param name="IsApproved">The city has said that it may be shown.</param>
internal sealed record Hotline(
    string Id,
    string Number,
    IReadOnlyList<string> Alarms,
    IReadOnlyDictionary<string, string> Names,
    string Source,
    DateOnly CheckedOn,
    bool IsApproved
)
{
    /// <summary>A check is good for so long; then staff are warned. It goes on being shown: an old number helps more than none.</summary>
    public const int DaysGood = 90;

    public bool IsStale(DateOnly today) => IsApproved && CheckedOn.AddDays(DaysGood) < today;

    public string In(string language) =>
        Names.GetValueOrDefault(language) ?? Names.GetValueOrDefault(Languages.Fallback(language)) ?? Names[Languages.Japanese];
}
