using System.Globalization;

namespace Channels.Text;

/// <summary>Numbers in texts: plain digits, whatever the machine's culture.</summary>
internal static class Digits
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);
}
