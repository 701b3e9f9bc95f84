using System.ComponentModel.DataAnnotations;
using Channels.Knowledge.LanguageModel;

namespace Channels.Tests.Knowledge.LanguageModel;

/// <summary>What an operator has to have set, the budget of a day, and the way to the endpoint.</summary>
public sealed class ModelOptionsTests
{
    [Theory]
    [InlineData(null, null, false, "off", 0)]
    [InlineData("http://localhost:8080/v1", "m", false, "local", 0)]
    [InlineData("http://127.0.0.1:8080/v1", "m", false, "local", 0)]
    [InlineData("http://10.1.2.3/v1", "m", false, "local", 0)]
    [InlineData("http://172.31.0.1/v1", "m", false, "local", 0)]
    [InlineData("http://[fd00::1]/v1", "m", false, "local", 0)]
    [InlineData("http://model:8080/v1", "m", false, "local", 0)]
    [InlineData("http://localhost:8080/v1", null, false, "local", 1)]
    [InlineData("https://api.example.com/v1", "m", true, "cloud", 0)]
    [InlineData("https://api.example.com/v1", "m", false, "cloud", 1)]
    [InlineData("http://api.example.com/v1", "m", true, "cloud", 1)]
    [InlineData("http://172.32.0.1/v1", "m", false, "cloud", 2)]
    public void Outside_the_own_network_the_endpoint_is_https_and_agreed_not_to_learn(
        string? endpoint,
        string? name,
        bool agreed,
        string mode,
        int problems
    )
    {
        var options = new ModelOptions
        {
            Endpoint = endpoint,
            Name = name,
            NoLearningAgreed = agreed,
        };
        Assert.Equal((mode, problems), (options.Mode, options.Validate(new ValidationContext(options)).Count()));
    }

    [Theory]
    [InlineData("model")]
    [InlineData("ftp://localhost/v1")]
    public void What_is_no_address_is_said_to_be_none(string endpoint)
    {
        var options = new ModelOptions { Endpoint = endpoint, Name = "m" };
        Assert.Contains(
            "Knowledge:Model:Endpoint",
            Assert.Single(options.Validate(new ValidationContext(options))).ErrorMessage,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, 2)]
    [InlineData(HttpRequestError.NameResolutionError, 2)]
    [InlineData(HttpRequestError.ResponseEnded, 1)]
    [InlineData(HttpRequestError.SecureConnectionError, 1)]
    public async Task Only_a_request_that_found_no_connection_is_sent_again_and_once(HttpRequestError error, int sent)
    {
        using var inner = new Failing(error);
        using var client = new HttpClient(new BoundedTransport(1000, inner));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("http://localhost/", TestContext.Current.CancellationToken));
        Assert.Equal(sent, inner.Sent);
    }

    private sealed class Failing(HttpRequestError error) : HttpMessageHandler
    {
        public int Sent { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent++;
            throw new HttpRequestException(error);
        }
    }
}
