namespace Channels.Tests.SystemWide.House;

/// <summary>Rooms that all know each other, directly or through others: none of them can be read, tested or moved alone.</summary>
/// <param name="Rooms">From the ground up, in the order that leaves the fewest arrows pointing back up.</param>
/// <param name="BackUp">Those arrows: what has to be turned round to make a staircase.</param>
internal sealed record Circle(IReadOnlyList<string> Rooms, IReadOnlyList<Arrow> BackUp)
{
    // An arrow weighs more than all pairs of types behind it together.
    private const long ArrowWeight = 1_000_000;
    private const int MostRooms = 24;

    public static IReadOnlyList<Circle> Among(IReadOnlyCollection<Arrow> arrows)
    {
        var reach = Reach(arrows);
        return
        [
            .. reach
                .Where(r => r.Value.Contains(r.Key))
                .Select(r => r.Value.Where(to => reach[to].Contains(r.Key)).Order(StringComparer.Ordinal).ToArray())
                .DistinctBy(rooms => string.Join(' ', rooms))
                .Select(rooms => Untangle(rooms, arrows)),
        ];
    }

    private static Dictionary<string, HashSet<string>> Reach(IReadOnlyCollection<Arrow> arrows)
    {
        var reach = arrows
            .SelectMany(a => new[] { a.From, a.To })
            .Distinct()
            .ToDictionary(room => room, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var arrow in arrows)
            reach[arrow.From].Add(arrow.To);
        bool grown;
        do
        {
            grown = false;
            foreach (var known in reach.Values)
            {
                var before = known.Count;
                known.UnionWith(known.SelectMany(room => reach[room]).ToList());
                grown |= known.Count > before;
            }
        } while (grown);
        return reach;
    }

    /// <summary>Tries every set of rooms as the lower part of the house, each once; exact, and quick for a house of this size.</summary>
    private static Circle Untangle(string[] rooms, IReadOnlyCollection<Arrow> arrows)
    {
        if (rooms.Length > MostRooms)
            throw new InvalidOperationException($"A circle of {rooms.Length} rooms takes too long to untangle.");
        var inside = arrows.Where(a => rooms.Contains(a.From) && rooms.Contains(a.To)).ToList();
        var weights = new long[rooms.Length, rooms.Length];
        foreach (var arrow in inside)
            weights[Array.IndexOf(rooms, arrow.From), Array.IndexOf(rooms, arrow.To)] = ArrowWeight + arrow.Because.Count;

        var cost = new long[1 << rooms.Length];
        var last = new int[cost.Length];
        Array.Fill(cost, long.MaxValue, 1, cost.Length - 1);
        for (var lower = 0; lower < cost.Length; lower++)
        for (var next = 0; next < rooms.Length; next++)
        {
            if ((lower & (1 << next)) != 0)
                continue;
            var (sum, grown) = (cost[lower], lower | (1 << next));
            for (var upper = 0; upper < rooms.Length; upper++)
                sum += (grown & (1 << upper)) == 0 ? weights[next, upper] : 0;
            if (sum < cost[grown])
                (cost[grown], last[grown]) = (sum, next);
        }

        var order = new List<string>();
        for (var set = cost.Length - 1; set != 0; set &= ~(1 << last[set]))
            order.Insert(0, rooms[last[set]]);
        return new Circle(order, [.. inside.Where(a => order.IndexOf(a.To) > order.IndexOf(a.From))]);
    }
}
