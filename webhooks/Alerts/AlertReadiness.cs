using Channels.Bot.Delivery.Alerts;
using Channels.Webhooks.Hosting;

namespace Channels.Webhooks.Alerts;

/// <summary>Says whether somebody hears of alerts.</summary>
internal sealed class AlertReadiness(IDutyDesk desk) : IReadiness
{
    public string Name => "duty";

    public object State => desk.IsSetUp ? "told" : "nobody is told of alerts: Duty:Url is not set";
}
