using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;

namespace Channels.Bot.Dialogs;

/// <summary>Answers an <see cref="OpenInquiry"/> in the turn that asked: the step runs once more with what was found.</summary>
public static class InquiryClaim
{
    /// <summary>The inquiry a result asks for, or null.</summary>
    public static string? Of(TurnResult result) => result.Effects.OfType<OpenInquiry>().FirstOrDefault()?.Reference;

    public static TurnResult Answer(ITurnStep step, TurnResult asked, InquiryOpening found, TurnContext context)
    {
        var value = JsonSerializer.SerializeToElement(found, JsonSerializerOptions.Web);
        var result = step.Step(
            asked.State,
            new Activity
            {
                Type = ActivityTypes.Event,
                Name = InquiryEvents.Opened,
                Value = value,
            },
            context
        );
        return result with
        {
            Replies = [.. asked.Replies, .. result.Replies],
            Effects = [.. asked.Effects.Where(e => e is not OpenInquiry), .. result.Effects],
        };
    }

    internal static InquiryOpening? Read(Activity input) => input.Value?.Deserialize<InquiryOpening>(JsonSerializerOptions.Web);
}
