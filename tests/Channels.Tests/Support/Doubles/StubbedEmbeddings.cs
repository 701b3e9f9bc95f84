using System.Text.Json;
using System.Text.Json.Nodes;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Channels.Tests.Support.Doubles;

/// <summary>An endpoint for embeddings with fixed vectors: a text has the direction of the first word of the table that is in it.</summary>
internal sealed class StubbedEmbeddings : IDisposable
{
    private readonly string kind;
    private readonly (string Word, float[] Vector)[] table;

    public StubbedEmbeddings(params (string Word, float[] Vector)[] table)
        : this("openai", table) { }

    /// <param name="kind">As in the setting: <c>openai</c> or <c>azure</c>, whose deployment is called <c>stub</c>.</param>
    public StubbedEmbeddings(string kind, params (string Word, float[] Vector)[] table)
    {
        this.kind = kind;
        this.table = table;
        Server
            .Given(
                (
                    kind == "azure"
                        ? Request.Create().WithPath("/openai/deployments/stub/embeddings").WithParam("api-version", "2024-10-21")
                        : Request.Create().WithPath("/v1/embeddings")
                ).UsingPost()
            )
            .RespondWith(Response.Create().WithCallback(request => Answer(request.Body!)));
    }

    public WireMockServer Server { get; } = WireMockServer.Start();

    public string Endpoint => kind == "azure" ? Server.Url! : Server.Url + "/v1";

    /// <summary>Texts of each request, oldest first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Asked { get; private set; } = [];

    public bool IsDown { get; set; }

    /// <summary>Changes what would be answered.</summary>
    public Func<string, string> Bend { get; set; } = body => body;

    public void Dispose() => Server.Dispose();

    private ResponseMessage Answer(string body)
    {
        var texts = JsonNode.Parse(body)!["input"]!.AsArray().Select(t => t!.GetValue<string>()).ToList();
        Asked = [.. Asked, texts];
        var data = texts.Select(
            (t, at) =>
                new { index = at, embedding = table.FirstOrDefault(e => t.Contains(e.Word, StringComparison.Ordinal)).Vector ?? [0, 0, 1] }
        );
        return new ResponseMessage
        {
            StatusCode = IsDown ? 503 : 200,
            Headers = new Dictionary<string, WireMock.Types.WireMockList<string>>(StringComparer.Ordinal)
            {
                ["Content-Type"] = new("application/json"),
            },
            BodyData = new WireMock.Util.BodyData
            {
                DetectedBodyType = WireMock.Types.BodyType.String,
                BodyAsString = Bend(JsonSerializer.Serialize(new { data = data.Reverse() })),
            },
        };
    }
}
