using Channels.Webhooks.Hosting;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.BotFramework;

/// <summary>Says once the door is open whether this one is, and to whom.</summary>
internal sealed class BotFrameworkOpening(IOptions<BotFrameworkOptions> options, ILogger<BotFrameworkOpening> logger) : IOpening
{
    public void Opened(string address)
    {
        if (options.Value.AllowUnsigned)
            BotFrameworkLog.Unsigned(logger, address);
        else if (options.Value.IsOn)
            BotFrameworkLog.Open(logger, address);
    }
}
