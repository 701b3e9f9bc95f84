using System.Runtime.InteropServices;

namespace Channels.Text.Clocks;

/// <summary>A time span of the clock, Japan time. Shorter than 24 hours; an end at or before the start is on the next day.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End; 00:00 stands for 24:00.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Period(TimeOnly From, TimeOnly To)
{
    /// <summary>Ends after midnight. An end at exactly 24:00 still belongs to the first day.</summary>
    public bool CrossesMidnight => To < From && To != TimeOnly.MinValue;

    /// <summary>Length in whole minutes, 0 to 1439.</summary>
    public int Minutes => (int)((To.Ticks - From.Ticks + TimeSpan.TicksPerDay) % TimeSpan.TicksPerDay / TimeSpan.TicksPerMinute);
}
