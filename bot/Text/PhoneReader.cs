namespace Channels.Bot.Text;

/// <summary>A Japanese telephone number.</summary>
/// <param name="Digits">10 or 11 digits with the leading 0, for storing and comparing.</param>
/// <param name="Pretty">With hyphens where the groups are known, for showing.</param>
public sealed record PhoneNumber(string Digits, string Pretty);

public static class PhoneReader
{
    public static Reading<PhoneNumber> Read(string text) => Reading.None<PhoneNumber>();
}
