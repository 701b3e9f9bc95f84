using Channels.Tests.SystemWide.Controls.Stairs.Down;

namespace Channels.Tests.SystemWide.Controls.Stairs.Up
{
    /// <summary>The upper of two rooms that make no circle.</summary>
    internal sealed class Roof
    {
        public Floor? On { get; set; }
    }
}

namespace Channels.Tests.SystemWide.Controls.Stairs.Down
{
    /// <summary>The lower room, which knows nobody.</summary>
    internal sealed class Floor;
}
