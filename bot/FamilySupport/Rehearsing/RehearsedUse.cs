using Channels.Bot.FamilySupport.Pricing;

namespace Channels.Bot.FamilySupport.Rehearsing;

/// <summary>An activity of a provider; who that is stays in memory and is written nowhere.</summary>
public sealed record RehearsedUse(string Member, CareUse Use);
