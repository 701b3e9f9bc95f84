using Channels.Webhooks.Outbound;

namespace Channels.Webhooks.BotFramework;

/// <summary>Tells the sender whether the activity's bytes began to leave, through a library that says only that something failed.</summary>
internal sealed class Departure
{
    private static readonly AsyncLocal<Departure?> Current = new();

    private SentContent? content;

    public bool Left => content is { Left: true };

    /// <summary>Watches the calls made from here on, in this flow of control.</summary>
    public static Departure Watch() => Current.Value = new Departure();

    /// <summary>Puts a body that knows whether it left in the place of the library's.</summary>
    public sealed class Handler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Current.Value is { } departure && request.Content is { } body)
            {
                var watched = new SentContent(await body.ReadAsByteArrayAsync(cancellationToken));
                foreach (var (name, values) in body.Headers.NonValidated)
                    watched.Headers.TryAddWithoutValidation(name, values);
                request.Content = departure.content = watched;
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
