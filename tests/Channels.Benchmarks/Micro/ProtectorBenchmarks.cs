using BenchmarkDotNet.Attributes;
using Channels.Bot.Protection;

namespace Channels.Benchmarks.Micro;

/// <summary>What column protection costs for a value of the size of an event.</summary>
[MemoryDiagnoser]
public class ProtectorBenchmarks
{
    private const string Column = "Benchmark.Column";
    private const string Row = "00000000000070008000000000000000";
    private readonly ColumnProtector protector = new(new byte[32]);
    private readonly byte[] plain = new byte[600];
    private ProtectedBytes sealedValue = null!;

    [GlobalSetup]
    public void Prepare() => sealedValue = protector.Protect(Column, Row, plain);

    [GlobalCleanup]
    public void Clean() => protector.Dispose();

    [Benchmark]
    public ProtectedBytes Protect() => protector.Protect(Column, Row, plain);

    [Benchmark]
    public byte[] Reveal() => protector.Reveal(Column, Row, sealedValue);

    [Benchmark]
    public string Pseudonym() => protector.Pseudonym("conversation", "line\ndefault\nU00000000000000000000000000000000");
}
