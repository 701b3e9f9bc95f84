namespace Channels.Tests.SystemWide.House;

/// <summary>The rooms of one assembly.</summary>
/// <param name="Types">Types a person wrote, nested ones included.</param>
internal sealed record AssemblyFigures(
    string Name,
    int Types,
    IReadOnlyList<string> Rooms,
    IReadOnlyList<Arrow> Arrows,
    IReadOnlyList<Circle> Circles
)
{
    public static AssemblyFigures Of(string name, IReadOnlyCollection<OwnType> all)
    {
        var types = all.Where(t => t.Assembly == name).ToList();
        var arrows = Arrow.Between(name, types);
        return new AssemblyFigures(name, types.Sum(t => t.Inside), Arrow.Rooms(name, types), arrows, Circle.Among(arrows));
    }

    public IEnumerable<string> Table() =>
        [
            $"| {Name}: rooms in a circle | 0 | {Circles.Sum(c => c.Rooms.Count)} of {Rooms.Count} |",
            $"| {Name}: arrows back up | 0 | {Circles.Sum(c => c.BackUp.Count)} of {Arrows.Count} |",
        ];

    public IEnumerable<string> Page() =>
        [
            "",
            $"## {Name}",
            "",
            $"{Types} types in {Rooms.Count} rooms, {Arrows.Count} arrows; in brackets the pairs of types behind an arrow.",
            "",
            .. Rooms.Select(room => $"- {room} -> {Known(room)}"),
            .. Circles.SelectMany(Page),
        ];

    private static IEnumerable<string> Page(Circle circle) =>
        [
            "",
            $"### A circle of {circle.Rooms.Count}",
            "",
            $"From the ground up: {string.Join(", ", circle.Rooms)}. Back up run:",
            "",
            .. circle.BackUp.Select(a => $"- {a.From} -> {a.To} ({a.Because.Count}): {string.Join(", ", a.Because)}"),
        ];

    private string Known(string room) =>
        string.Join(", ", Arrows.Where(a => a.From == room).Select(a => $"{a.To} ({a.Because.Count})").DefaultIfEmpty("nothing"));
}
