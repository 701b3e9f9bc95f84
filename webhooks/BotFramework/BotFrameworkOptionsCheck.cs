using Microsoft.Extensions.Options;

namespace Channels.Webhooks.BotFramework;

/// <summary>What must not be started: a door open to anybody, or one that can take and never answer.</summary>
internal sealed class BotFrameworkOptionsCheck(IHostEnvironment environment) : IValidateOptions<BotFrameworkOptions>
{
    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        var isNamed = !string.IsNullOrWhiteSpace(options.MicrosoftAppId);
        List<string> wrong = [];
        if (options.AllowUnsigned && !environment.IsDevelopment())
            wrong.Add("BotFramework:AllowUnsigned takes activities from anybody: it is for Development only");
        if (options.AllowUnsigned && isNamed)
            wrong.Add("BotFramework: either AllowUnsigned or MicrosoftAppId");
        if (isNamed && string.IsNullOrWhiteSpace(options.MicrosoftAppPassword))
            wrong.Add("BotFramework:MicrosoftAppPassword is missing: nothing could be answered");
        if (isNamed && string.IsNullOrWhiteSpace(options.MicrosoftAppTenantId))
            wrong.Add("BotFramework:MicrosoftAppTenantId is missing: the bot is of a single tenant");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
