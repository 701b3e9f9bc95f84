using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace Channels.Tests.Support.Doubles;

/// <summary>
/// Stands in for Microsoft's login service over TLS: the keys that tokens of the platform are checked with, and the tokens the bot
/// calls the connector with.
/// </summary>
internal sealed class StubbedLogin : IDisposable
{
    public const string Tenant = "00000000-0000-0000-0000-0000000000bb";
    public const string Issuer = "https://api.botframework.com";
    private const string KeyId = "key-of-the-tests";

    /// <summary>The library and TLS judge by the machine's clock.</summary>
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private readonly RSA key = RSA.Create(2048);
    private readonly string folder = Directory.CreateTempSubdirectory("channels-login-").FullName;

    public StubbedLogin()
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));
        Thumbprint = certificate.Thumbprint;
        CertificateFile = Path.Combine(folder, "login.pem");
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        var store = Path.Combine(folder, "login.pfx");
        File.WriteAllBytes(store, certificate.Export(X509ContentType.Pfx, "tests"));
        Server = WireMockServer.Start(
            new WireMockServerSettings
            {
                UseSSL = true,
                CertificateSettings = new WireMockCertificateSettings
                {
                    X509CertificateFilePath = store,
                    X509CertificatePassword = "tests",
                },
            }
        );
        Address = $"https://localhost:{Server.Port}";
        var parameters = key.ExportParameters(false);
        Answer(
            "/keys/configuration",
            $$"""{"issuer":"{{Issuer}}","jwks_uri":"{{Address}}/keys/set","id_token_signing_alg_values_supported":["RS256"]}"""
        );
        Answer(
            "/keys/set",
            $$"""
            {"keys":[{"kty":"RSA","use":"sig","kid":"{{KeyId}}","n":"{{Base64UrlEncoder.Encode(parameters.Modulus)}}",
            "e":"{{Base64UrlEncoder.Encode(parameters.Exponent)}}","endorsements":["msteams","directline"]}]}
            """
        );
        SellTokens();
    }

    /// <summary>One's own in every test: the library keeps tokens for the whole process.</summary>
    public string AppId { get; } = Guid.CreateVersion7(Now).ToString();

    public WireMockServer Server { get; }

    public string Address { get; }

    /// <summary>A PEM file that a process may be told to trust.</summary>
    public string CertificateFile { get; }

    public string Thumbprint { get; }

    /// <summary>The bot's settings, with this in the place of Microsoft's.</summary>
    public Dictionary<string, string> Settings =>
        new()
        {
            ["BotFramework:MicrosoftAppId"] = AppId,
            ["BotFramework:MicrosoftAppPassword"] = "a-secret-of-the-tests",
            ["BotFramework:MicrosoftAppTenantId"] = Tenant,
            ["BotFramework:ToChannelFromBotLoginUrl"] = $"{Address}/{Tenant}",
            ["BotFramework:ToChannelFromBotOAuthScope"] = "https://api.botframework.com",
            ["BotFramework:ToBotFromChannelTokenIssuer"] = Issuer,
            ["BotFramework:ToBotFromChannelOpenIdMetadataUrl"] = $"{Address}/keys/configuration",
            ["BotFramework:ToBotFromEmulatorOpenIdMetadataUrl"] = $"{Address}/keys/configuration",
            ["BotFramework:OAuthUrl"] = Address,
            ["BotFramework:ValidateAuthority"] = "false",
        };

    /// <summary>A token as the platform signs them, or one with something wrong.</summary>
    public string Token(string serviceUrl, string? audience = null, string issuer = Issuer, TimeSpan? livesFor = null, RSA? by = null) =>
        new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer,
                Audience = audience ?? AppId,
                IssuedAt = Now.UtcDateTime.AddHours(-2),
                NotBefore = Now.UtcDateTime.AddHours(-2),
                Expires = Now.UtcDateTime + (livesFor ?? TimeSpan.FromHours(1)),
                Subject = new ClaimsIdentity([new Claim("serviceurl", serviceUrl)]),
                SigningCredentials = new SigningCredentials(new RsaSecurityKey(by ?? key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
            }
        );

    public StubbedLogin SellTokens(int status = 200)
    {
        Server
            .Given(Request.Create().WithPath($"/{Tenant}/oauth2/v2.0/token").UsingPost())
            .RespondWith(
                Response
                    .Create()
                    .WithStatusCode(status)
                    .WithHeader("Content-Type", "application/json")
                    .WithBody(
                        status == 200
                            ? """{"token_type":"Bearer","expires_in":3600,"ext_expires_in":3600,"access_token":"token-of-the-bot"}"""
                            : """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret."}"""
                    )
            );
        return this;
    }

    public void Dispose()
    {
        Server.Dispose();
        key.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Answer(string path, string body) =>
        Server
            .Given(Request.Create().WithPath(path))
            .RespondWith(Response.Create().WithStatusCode(200).WithHeader("Content-Type", "application/json").WithBody(body));
}
