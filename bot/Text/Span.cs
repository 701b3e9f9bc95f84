using System.Runtime.InteropServices;

namespace Channels.Text;

/// <summary>A place in a prepared text.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">Behind the last one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Span(int Start, int End);
