using System.Text.Json;
using System.Text.Json.Nodes;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Channels.Tests.Support.Doubles;

/// <summary>An endpoint of a kind, OpenAI-compatible unless told otherwise, that says what a test has it say.</summary>
/// <param name="kind">As in the setting: <c>openai</c> or <c>azure</c>, whose deployment is called <c>stub</c>.</param>
internal sealed class StubbedModel(string kind = "openai") : IDisposable
{
    public WireMockServer Server { get; } = WireMockServer.Start();

    public string Endpoint => kind == "azure" ? Server.Url! : Server.Url + "/v1";

    public int Calls => Server.LogEntries.Count;

    /// <summary>Body of the only request.</summary>
    public JsonNode Sent => JsonNode.Parse(SentText)!;

    public string SentText => Assert.Single(Server.LogEntries).RequestMessage!.Body!;

    /// <summary>The document in the only request's last message: the data.</summary>
    public JsonNode Data => JsonNode.Parse(Sent["messages"]!.AsArray()[^1]!["content"]!.GetValue<string>())!;

    /// <summary>The model writes this text.</summary>
    public StubbedModel Writing(string text, string finish = "stop") => Responding(Completion(text, finish));

    public StubbedModel Responding(string body, int status = 200, string type = "application/json") =>
        Given(
            Response.Create().WithStatusCode(status).WithHeader("Content-Type", type).WithHeader("Location", "/elsewhere").WithBody(body)
        );

    public static string Completion(string text, string finish = "stop") =>
        JsonSerializer.Serialize(
            new
            {
                id = "chatcmpl-1",
                @object = "chat.completion",
                created = 1_790_000_000,
                model = "stub",
                choices = new[]
                {
                    new
                    {
                        index = 0,
                        finish_reason = finish,
                        message = new { role = "assistant", content = text },
                    },
                },
                usage = new
                {
                    prompt_tokens = 1,
                    completion_tokens = 1,
                    total_tokens = 2,
                },
            }
        );

    public void Dispose() => Server.Dispose();

    private StubbedModel Given(IResponseBuilder response)
    {
        var request =
            kind == "azure"
                ? Request.Create().WithPath("/openai/deployments/stub/chat/completions").WithParam("api-version", "2024-10-21")
                : Request.Create().WithPath("/v1/chat/completions");
        Server.Given(request.UsingPost()).RespondWith(response);
        return this;
    }
}
