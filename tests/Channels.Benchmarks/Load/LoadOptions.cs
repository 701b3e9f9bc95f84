using System.Globalization;

namespace Channels.Benchmarks.Load;

/// <summary>How much to measure. The defaults take about 90 seconds on two cores.</summary>
internal sealed record LoadOptions
{
    /// <summary>Length of one round, about.</summary>
    public int Seconds { get; init; } = 3;

    /// <summary>Connections with one request under way on each.</summary>
    public int Concurrency { get; init; } = 64;

    /// <summary>Pairs of rounds: bare, durable.</summary>
    public int Rounds { get; init; } = 4;

    /// <summary>Events waiting for their turn when turns are measured.</summary>
    public int Backlog { get; init; } = 10_000;

    /// <summary>People who sent the backlog.</summary>
    public int Users { get; init; } = 2_000;

    /// <summary>Events per second of the paced measurement.</summary>
    public int Pace { get; init; } = 200;

    /// <summary>One measurement instead of all: <c>cold</c>, <c>ack</c>, <c>turns</c> or <c>backlog</c>.</summary>
    public string? Only { get; init; }

    /// <summary>Where databases are made; the disk under it is part of what is measured.</summary>
    public string Folder { get; init; } = Path.GetTempPath();

    /// <summary>Where the product keeps its rows: <c>sqlite</c> or <c>postgres</c>.</summary>
    public string Database { get; init; } = "sqlite";

    /// <summary>Of PostgreSQL, with the right to create databases; each measurement makes one of its own and drops it.</summary>
    public string? Connection { get; init; }

    public static bool TryRead(IReadOnlyList<string> args, out LoadOptions options)
    {
        options = new LoadOptions();
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 == args.Count)
                return false;
            if (args[i] == "--folder")
            {
                options = options with { Folder = args[i + 1] };
                continue;
            }

            if (args[i] == "--only")
            {
                options = options with { Only = args[i + 1] };
                continue;
            }

            if (args[i] == "--database" && args[i + 1] is "sqlite" or "postgres")
            {
                options = options with { Database = args[i + 1] };
                continue;
            }

            if (args[i] == "--connection")
            {
                options = options with { Connection = args[i + 1] };
                continue;
            }

            if (!int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var number) || number < 1)
                return false;
            switch (args[i])
            {
                case "--seconds":
                    options = options with { Seconds = number };
                    break;
                case "--concurrency":
                    options = options with { Concurrency = number };
                    break;
                case "--rounds":
                    options = options with { Rounds = number };
                    break;
                case "--backlog":
                    options = options with { Backlog = number };
                    break;
                case "--users":
                    options = options with { Users = number };
                    break;
                case "--pace":
                    options = options with { Pace = number };
                    break;
                default:
                    return false;
            }
        }

        return options.Database == "sqlite" || options.Connection is { Length: > 0 };
    }
}
