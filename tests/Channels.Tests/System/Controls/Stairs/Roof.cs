using Channels.Tests.SystemWide.Controls.Stairs.Down;
using Channels.Tests.SystemWide.Controls.Stairs.Up.Attic;

namespace Channels.Tests.SystemWide.Controls.Stairs.Up
{
    /// <summary>The upper of two rooms that make no circle.</summary>
    internal sealed class Roof
    {
        public Floor? On { get; set; }

        public Chest? Holds { get; set; }
    }
}

namespace Channels.Tests.SystemWide.Controls.Stairs.Up.Attic
{
    /// <summary>A folder inside a room may know the room.</summary>
    internal sealed class Chest
    {
        public Roof? Under { get; set; }
    }
}

namespace Channels.Tests.SystemWide.Controls.Stairs.Down
{
    /// <summary>The lower room, which knows nobody.</summary>
    internal sealed class Floor;
}
