using Channels.Tests.SystemWide.Controls.Circle.Right;

namespace Channels.Tests.SystemWide.Controls.Circle.Left;

/// <summary>One half of a circle of rooms.</summary>
internal sealed class Moon
{
    public Sun? Lit { get; set; }
}
