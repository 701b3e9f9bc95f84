namespace Channels.Bot.Data.Rows;

/// <summary>How many calls all nodes together made to a sink on one day of its budget.</summary>
public sealed class SinkDay
{
    public required string Sink { get; init; }

    public required DateOnly Day { get; init; }

    public int Calls { get; set; }
}

/// <summary>From when on a sink gets every submission of a procedure.</summary>
public sealed class SinkStart
{
    public required string Sink { get; init; }

    public required string Procedure { get; init; }

    public required DateTimeOffset Since { get; set; }
}
