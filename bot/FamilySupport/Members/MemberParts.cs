using Channels.Bot.FamilySupport.Banking;
using Channels.Bot.Protection;

namespace Channels.Bot.FamilySupport.Members;

/// <summary>What the work with members shares: how they are sealed, and what the paying bank takes.</summary>
public sealed class MemberParts(ColumnProtector protector, FeeOptions options)
{
    internal MemberSealing Sealing { get; } = new(protector);

    internal BankProfile Profile { get; } = options.Bank;
}
