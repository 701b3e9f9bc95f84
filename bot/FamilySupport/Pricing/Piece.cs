using System.Runtime.InteropServices;
using Channels.Bot.FamilySupport.Rules;

namespace Channels.Bot.FamilySupport.Pricing;

/// <summary>Time at one rate.</summary>
/// <param name="Kind">Time, parts of an hour, a short activity or a night.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Piece(LineKind Kind, Rate Rate, int Minutes, int Fee, int Second);
