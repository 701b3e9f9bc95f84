using System.Runtime.InteropServices;

namespace Channels.Text.IndividualNumbers;

/// <summary>What stands before a digit.</summary>
internal enum DigitGap
{
    /// <summary>Another digit.</summary>
    None,

    /// <summary>Up to three spaces, hyphens, dots or line ends.</summary>
    Narrow,

    /// <summary>Other marks (/ 、 ： ⇒), brackets, の or と, or more of them; the first digit of a run too.</summary>
    Wide,
}

/// <summary>A digit in a text.</summary>
/// <param name="At">Its first UTF-16 unit.</param>
/// <param name="Units">One, or two for digits outside the basic plane.</param>
/// <param name="Value">0 to 9.</param>
/// <param name="Gap">What stands before it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DigitPlace(int At, int Units, int Value, DigitGap Gap);
