using System.Security.Claims;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.IdentityModel.Tokens;

namespace Channels.Webhooks.BotFramework;

/// <summary>
/// The library's own authentication, of a single tenant, with one difference: whatever is wrong with a token is a stranger's
/// mistake (401), where the library throws many kinds of exceptions that would be ours (500).
/// </summary>
internal sealed class BotFrameworkLogin(IConfiguration settings, IHttpClientFactory http, bool isUnsigned) : BotFrameworkAuthentication
{
    public const string HttpName = "botframework";

    /// <summary>The client of the token service: what is watched for is the activity's departure, not this one's.</summary>
    public const string TokenHttpName = "botframework-login";
    private const string NobodysApp = "unsigned";

    private readonly ConfigurationBotFrameworkAuthentication library = new(
        settings,
        new ConfigurationServiceClientCredentialFactory(settings, http.CreateClient(TokenHttpName)),
        httpClientFactory: new Connector(http)
    );

    /// <summary>The section as the library reads it, single tenant wherever there is an app.</summary>
    public static IConfiguration SettingsOf(IConfiguration configuration, BotFrameworkOptions options)
    {
        var all = configuration.GetSection("BotFramework").GetChildren().ToDictionary(s => s.Key, s => s.Value);
        all["MicrosoftAppType"] = string.IsNullOrWhiteSpace(options.MicrosoftAppId) ? "MultiTenant" : "SingleTenant";
        return new ConfigurationBuilder().AddInMemoryCollection(all).Build();
    }

    /// <summary>Who speaks; without an app the library still asks for a name.</summary>
    public static string AppIdOf(BotFrameworkOptions options) =>
        string.IsNullOrWhiteSpace(options.MicrosoftAppId) ? NobodysApp : options.MicrosoftAppId;

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity,
        string authHeader,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var result = await library.AuthenticateRequestAsync(activity, authHeader, cancellationToken);

            // The library goes on to make a client for that address, and throws where there is none.
            return
                BotFrameworkAddress.IsService(activity.ServiceUrl, isUnsigned)
                && (activity.Conversation?.Id is null || BotFrameworkAddress.IsSegment(activity.Conversation.Id))
                ? result
                : throw new BadHttpRequestException("An activity says where it can be answered.");
        }
        catch (Exception error) when (error is SecurityTokenException or ArgumentException or FormatException)
        {
            throw new UnauthorizedAccessException("The token is none of ours.", error);
        }
        catch (InvalidOperationException error)
        {
            throw new HttpRequestException("The login service's keys could not be had.", error);
        }
    }

    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(
        string authHeader,
        string channelIdHeader,
        CancellationToken cancellationToken
    ) => library.AuthenticateStreamingRequestAsync(authHeader, channelIdHeader, cancellationToken);

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) =>
        library.CreateConnectorFactory(claimsIdentity);

    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        library.CreateUserTokenClientAsync(claimsIdentity, cancellationToken);

    public override string GetOriginatingAudience() => library.GetOriginatingAudience();

    /// <summary>Gives the library, which asks for a client without a name, the one that is set up for the connector.</summary>
    private sealed class Connector(IHttpClientFactory http) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => http.CreateClient(HttpName);
    }
}
