using Channels.Bot.Protection;
using Channels.Text;

namespace Channels.Bot.FamilySupport.Linking;

/// <summary>How codes are made and kept: only their pseudonym is in the database.</summary>
internal static class CodeKeys
{
    /// <summary>As every code begins; what people write is found by it.</summary>
    public const string Prefix = "MB";

    public static string KeyOf(ColumnProtector protector, string code) => protector.Pseudonym("member-code", code);

    public static string Create(ReadOnlySpan<byte> entropy) => ReferenceNumber.Create(Prefix, entropy).ToString();
}
