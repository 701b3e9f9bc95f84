using Channels.Tests.SystemWide.Controls.Circle.Left;

namespace Channels.Tests.SystemWide.Controls.Circle.Right;

/// <summary>The other half, which names the first only in the code of a lambda.</summary>
internal sealed class Sun
{
    public static Func<object> Rise() => () => new Moon();
}
