namespace Channels.Tests.SystemWide.House;

/// <summary>One room knows another. A room is the first part of a namespace below the assembly's own.</summary>
/// <param name="Because">The pairs of types that draw the arrow, as <c>From -> To</c>.</param>
internal sealed record Arrow(string From, string To, IReadOnlyList<string> Because)
{
    /// <summary>The room of a namespace; null for what lies at the root, where an assembly is put together.</summary>
    public static string? Room(string root, string name) =>
        name.StartsWith(root + ".", StringComparison.Ordinal) ? name[(root.Length + 1)..].Split('.')[0] : null;

    public static IReadOnlyList<string> Rooms(string root, IEnumerable<OwnType> types) =>
        [.. types.Select(t => Room(root, t.Namespace)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    public static IReadOnlyList<Arrow> Between(string root, IReadOnlyCollection<OwnType> types)
    {
        var rooms = types.ToDictionary(t => t.FullName, t => Room(root, t.Namespace), StringComparer.Ordinal);
        return
        [
            .. from type in types
            from other in type.Own
            let pair = (From: Room(root, type.Namespace), To: rooms.GetValueOrDefault(other))
            where pair.From is not null && pair.To is not null && pair.From != pair.To
            group $"{type.Name} -> {other[(other.LastIndexOf('.') + 1)..]}" by pair into drawn
            orderby drawn.Key.From, drawn.Key.To
            select new Arrow(drawn.Key.From!, drawn.Key.To!, [.. drawn]),
        ];
    }
}
