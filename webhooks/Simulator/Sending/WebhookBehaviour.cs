namespace Channels.Simulator;

/// <summary>How webhooks are sent: well-behaved by default, and every bad habit of the real platform on demand.</summary>
internal sealed record WebhookBehaviour
{
    public static WebhookBehaviour Default { get; } = new();

    /// <summary>How long an answer may take; LINE gives two seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Pauses before each redelivery after an answer that was no 2xx. Empty: redelivery is off, as it is by default.</summary>
    public IReadOnlyList<TimeSpan> Redelivery { get; init; } = [];

    /// <summary>How often the same request is sent again although it was answered.</summary>
    public int Duplicates { get; init; }

    public Gathering Gathering { get; init; }

    /// <summary>How long a gathered event waits for another one.</summary>
    public TimeSpan GatheringWait { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Events say <c>standby</c> and have no reply token.</summary>
    public bool Standby { get; init; }

    public bool WrongSignature { get; init; }

    /// <summary>Hang up as soon as the request is on the wire, without waiting for the answer.</summary>
    public bool HangUp { get; init; }

    /// <summary>Wait before the first delivery.</summary>
    public TimeSpan Delay { get; init; }
}

/// <summary>Whether events wait for each other before they are sent.</summary>
internal enum Gathering
{
    /// <summary>Each event in a request of its own, at once.</summary>
    None,

    /// <summary>Two events, often of different people, in one request.</summary>
    Together,

    /// <summary>The later event first.</summary>
    Reversed,
}
