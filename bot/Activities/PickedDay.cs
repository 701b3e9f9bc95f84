namespace Channels.Bot.Activities;

/// <summary>A day picked in a calendar that the product showed: it is a day, whatever is asked meanwhile.</summary>
/// <param name="Day">The day.</param>
/// <param name="Question">The question the calendar was shown for, as its button said; null: not known.</param>
public sealed record PickedDay(DateOnly Day, string? Question);
