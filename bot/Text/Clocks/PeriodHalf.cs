using System.Runtime.InteropServices;

namespace Channels.Text.Clocks;

/// <summary>Half of a period; exactly one is known.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
/// <param name="Minutes">Length, 1 to 1439.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PeriodHalf(TimeOnly? From, TimeOnly? To, int? Minutes);
