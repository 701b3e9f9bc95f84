using System.Runtime.InteropServices;

namespace Channels.Text.Numbers;

/// <summary>An amount in a sentence with what is said about it.</summary>
/// <param name="Yen">The amount as written.</param>
/// <param name="Times">How often: 210円×2, 片道210円の往復.</param>
/// <param name="Start">First character.</param>
/// <param name="End">Behind the amount, its yen sign and its times.</param>
/// <param name="MayDouble">One way, or 往復 without saying of what: it may be meant twice.</param>
/// <param name="IsLabelled">What it was for stands beside it: バス, 帰り.</param>
/// <param name="IsVague">約, くらい, 弱, or a count that may belong to something else.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Fare(long Yen, long Times, int Start, int End, bool MayDouble, bool IsLabelled, bool IsVague)
{
    public long Sum => Yen * Times;

    public long Most => MayDouble ? Sum * 2 : Sum;
}
