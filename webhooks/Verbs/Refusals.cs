using System.Data.Common;
using Channels.Bot.Delivery.Sinks;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Verbs;

/// <summary>Exceptions by which settings, disks and databases refuse: their own words say what it is, and no stack says more.</summary>
internal static class Refusals
{
    public static bool IsOne(Exception error) =>
        error switch
        {
            AggregateException several => several.InnerExceptions.All(IsOne),
            OptionsValidationException
            or SinkSettingsException
            or InvalidOperationException
            or FormatException
            or InvalidDataException
            or DbException
            or IOException
            or UnauthorizedAccessException => true,
            _ => false,
        };

    /// <summary>One line a refusal.</summary>
    public static string Say(Exception error) =>
        error switch
        {
            AggregateException several => string.Join(Environment.NewLine, several.InnerExceptions.Select(Say).Distinct()),
            OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures),
            { InnerException: { } inner } when inner is not null && error.Message.Length > 0 && IsOne(inner) =>
                $"{error.Message} {Say(inner)}",
            _ => error.Message,
        };
}
