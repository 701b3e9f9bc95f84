namespace Channels.Bot.Contract;

/// <summary>Somebody of the office is to know at once.</summary>
/// <param name="Kind">One of <c>urgent</c>, <c>apply</c>, <c>staff</c>, or <see cref="TurnFailed"/>.</param>
/// <param name="Reference">The submission it is about, or null.</param>
/// <param name="Procedure">The procedure, or null.</param>
/// <param name="Route">Where it belongs (a ward), or null.</param>
/// <param name="Alarm">Ids of the alarms that were heard, with a space between; or null.</param>
public sealed record RaiseAlert(string Kind, string? Reference, string? Procedure, string? Route, string? Alarm = null) : Effect
{
    /// <summary>The same danger is cried once more a little later: while an alert of the case is open that is a moment old, that one says
    /// it. Once it was taken, whoever took it must hear that it goes on.</summary>
    public bool IsAgain { get; init; }

    /// <summary>It tells what is being done now (もう飲んだ): it is never told with another's alert.</summary>
    public bool IsAct { get; init; }

    /// <summary>Somebody wants to apply.</summary>
    public const string Apply = "apply";

    /// <summary>A message was given up: its person heard an apology instead of an answer.</summary>
    public const string TurnFailed = "turn-failed";

    /// <summary>Words or codes were tried in vain so often that further tries cost time.</summary>
    public const string Guessing = "guessing";

    /// <summary>A sink gave something up: its route is the sink, and its reference the first of perhaps many.</summary>
    public const string SinkDead = "sink-dead";
}

/// <summary>The person wants a member of staff.</summary>
/// <param name="Procedure">The form that is open, or null.</param>
/// <param name="Field">The question that was open, or null.</param>
public sealed record AskForStaff(string? Procedure, string? Field) : Effect
{
    /// <summary>The case the wish became, or null.</summary>
    public string? Reference { get; init; }
}
