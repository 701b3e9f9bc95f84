using Channels.Bot.Data.Rows;

namespace Channels.Bot.Delivery.Alerts;

/// <summary>Whoever is to know of alerts at once: a duty phone's gateway, a pager, a ticket system.</summary>
public interface IDutyDesk
{
    /// <summary>False when no desk is set up: alerts stay open and are listed.</summary>
    bool IsSetUp { get; }

    /// <summary>Tells the desk once. Expected failures are values; only bugs throw.</summary>
    Task<DeskOutcome> TellAsync(Alert alert, CancellationToken cancellationToken);
}

/// <summary>What became of telling the desk.</summary>
public abstract record DeskOutcome
{
    /// <summary>It has it.</summary>
    public sealed record Taken : DeskOutcome;

    /// <summary>It may or may not have it: told again, with the same id.</summary>
    /// <param name="After">When the desk says so, not before that; nobody in danger waits longer for it than for any other failure.</param>
    public sealed record NotTaken(string Code, TimeSpan? After = null) : DeskOutcome;
}
