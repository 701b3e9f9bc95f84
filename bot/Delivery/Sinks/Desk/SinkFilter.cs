using Channels.Bot.Data.Rows;

namespace Channels.Bot.Delivery.Sinks.Desk;

/// <summary>Which dead letters of sinks.</summary>
/// <param name="Sink">Of one sink, or null.</param>
/// <param name="Code">Of one reason, or null.</param>
/// <param name="Reference">Of one submission, or null.</param>
/// <param name="Since">Given up since then, or null.</param>
public sealed record SinkFilter(string? Sink = null, string? Code = null, string? Reference = null, DateTimeOffset? Since = null)
{
    internal IQueryable<SinkItem> Of(IQueryable<SinkItem> items)
    {
        var dead = items.Where(i => i.Status == SinkItemStatus.Dead);
        if (Sink is not null)
            dead = dead.Where(i => i.Sink == Sink);
        if (Code is not null)
            dead = dead.Where(i => i.Code == Code);
        if (Reference is not null)
            dead = dead.Where(i => i.Reference == Reference);
        if (Since is { } since)
            dead = dead.Where(i => i.DiedAt >= since);
        return dead;
    }

    public override string ToString() =>
        string.Join(
            ' ',
            new[]
            {
                Sink,
                Code,
                Reference,
                Since?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            }.OfType<string>()
        );
}
