using Channels.Bot.FamilySupport.Closing;
using Microsoft.Extensions.Configuration;

namespace Channels.Bot.FamilySupport;

/// <summary>Reads the section <c>FamilySupport</c>; a value that means nothing there is named, and not taken for another.</summary>
internal static class FeeSettings
{
    private const int LastDay = 31;

    /// <exception cref="InvalidDataException">A value is not one of those that may stand there.</exception>
    public static FeeOptions Read(IConfiguration configuration)
    {
        FeeOptions options;
        try
        {
            options = configuration.GetSection(FeeOptions.Section).Get<FeeOptions>() ?? new FeeOptions();
        }
        catch (InvalidOperationException wrong)
        {
            throw new InvalidDataException(wrong.Message, wrong);
        }

        foreach (var check in typeof(CheckOptions).GetProperties().Where(p => p.PropertyType == typeof(CheckLevel)))
        {
            if (!Enum.IsDefined((CheckLevel)check.GetValue(options.Closing.Checks)!))
                throw new InvalidDataException($"FamilySupport:Closing:Checks:{check.Name} is Off, Warn or Stop.");
        }

        return options.Closing.PayDay is >= 1 and <= LastDay
            ? options
            : throw new InvalidDataException($"FamilySupport:Closing:PayDay is a day of a month, 1 to {LastDay}.");
    }
}
