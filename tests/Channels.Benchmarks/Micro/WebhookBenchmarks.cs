using System.Text;
using BenchmarkDotNet.Attributes;
using Channels.Benchmarks.Load;
using Channels.Webhooks.Line;

namespace Channels.Benchmarks.Micro;

/// <summary>What a webhook costs before it is stored.</summary>
[MemoryDiagnoser]
public class WebhookBenchmarks
{
    private readonly byte[][] secrets = [Encoding.UTF8.GetBytes(SignedWebhooks.Secret)];
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private byte[] body = [];
    private string signature = "";

    [GlobalSetup]
    public void Prepare()
    {
        var request = new SignedWebhooks().Make(1, 1, crowd: 1)[0];
        var start = request.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        body = request[start..];
        var head = Encoding.ASCII.GetString(request, 0, start);
        signature = head.Split("x-line-signature: ")[1].Split("\r\n")[0];
    }

    [Benchmark]
    public bool VerifySignature() => LineSignature.IsValid(signature, body, secrets);

    [Benchmark]
    public object? TakeApart() => LineWebhookReader.Read(body, LineOptions.DefaultAccount, now);
}
