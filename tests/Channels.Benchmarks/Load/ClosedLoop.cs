using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Channels.Benchmarks.Load;

/// <summary>As fast as the server answers: every connection sends its next request when the last one was acknowledged.</summary>
internal static class ClosedLoop
{
    /// <summary>Sends all requests once, from one thread; all of them were acknowledged when it returns.</summary>
    public static LoadResult Run(IPEndPoint server, byte[][] requests, int concurrency)
    {
        var connections = Enumerable.Range(0, Math.Min(concurrency, requests.Length)).Select(_ => new Connection(server)).ToArray();
        var bySocket = connections.ToDictionary(c => c.Socket);
        var all = connections.Select(c => c.Socket).ToArray();
        var ready = new List<Socket>(all.Length);
        var sentAt = new long[requests.Length];
        var took = new long[requests.Length];
        try
        {
            GC.Collect();
            var started = Stopwatch.GetTimestamp();
            var next = 0;
            foreach (var connection in connections)
                Send(connection);
            for (var acknowledged = 0; acknowledged < requests.Length; )
            {
                ready.Clear();
                ready.AddRange(all);
                Socket.Select(ready, null, null, 30_000_000);
                if (ready.Count == 0)
                    throw new InvalidOperationException("No answer for 30 seconds.");
                foreach (var socket in ready)
                {
                    var connection = bySocket[socket];
                    var place = connection.Request;
                    if (!connection.Receive())
                        continue;
                    took[place] = Stopwatch.GetTimestamp() - sentAt[place];
                    acknowledged++;
                    if (next < requests.Length)
                        Send(connection);
                }
            }

            return new LoadResult(requests.Length, Stopwatch.GetElapsedTime(started), new Quantiles(took));

            void Send(Connection connection)
            {
                sentAt[next] = Stopwatch.GetTimestamp();
                connection.Send(requests[next], next++);
            }
        }
        finally
        {
            foreach (var connection in connections)
                connection.Dispose();
        }
    }
}

/// <summary>What a run gave.</summary>
internal sealed record LoadResult(int Acknowledged, TimeSpan Elapsed, Quantiles Latency)
{
    public double PerSecond => Acknowledged / Elapsed.TotalSeconds;
}
