using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Channels.Benchmarks.Load;

/// <summary>
/// A fixed number of requests per second, whatever the server does. A latency counts from the moment the request was due,
/// not from when it could be sent, so a stall is charged to everything it delayed (no coordinated omission).
/// </summary>
internal static class OpenLoop
{
    private const int Connections = 128;

    /// <summary>Sends all requests; the instants they were due are in <see cref="PacedResult.DueAt"/>.</summary>
    public static PacedResult Run(IPEndPoint server, byte[][] requests, int perSecond)
    {
        var connections = Enumerable.Range(0, Connections).Select(_ => new Connection(server)).ToArray();
        var bySocket = connections.ToDictionary(c => c.Socket);
        var free = new Stack<Connection>(connections);
        var busy = new HashSet<Socket>();
        var ready = new List<Socket>();
        var dueAt = new long[requests.Length];
        var took = new long[requests.Length];
        try
        {
            GC.Collect();
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < dueAt.Length; i++)
                dueAt[i] = started + (long)(i * (double)Stopwatch.Frequency / perSecond);
            var next = 0;
            for (var acknowledged = 0; acknowledged < requests.Length; )
            {
                while (next < requests.Length && free.Count > 0 && dueAt[next] <= Stopwatch.GetTimestamp())
                {
                    var connection = free.Pop();
                    busy.Add(connection.Socket);
                    connection.Send(requests[next], next++);
                }

                Wait(next < requests.Length && free.Count > 0 ? dueAt[next] : null);
                foreach (var socket in ready)
                {
                    var connection = bySocket[socket];
                    var place = connection.Request;
                    if (!connection.Receive())
                        continue;
                    took[place] = Stopwatch.GetTimestamp() - dueAt[place];
                    acknowledged++;
                    busy.Remove(socket);
                    free.Push(connection);
                }
            }

            return new PacedResult(dueAt, new Quantiles(took));
        }
        finally
        {
            foreach (var connection in connections)
                connection.Dispose();
        }

        static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;

        void Wait(long? until)
        {
            ready.Clear();
            ready.AddRange(busy.Count > 0 ? busy : bySocket.Keys);

            // Whole milliseconds, rounded up: the wait below counts no finer, and spinning would take a core from the server.
            var left = until is null ? 30_000 : Math.Max(1, (int)Math.Ceiling(Milliseconds(until.Value - Stopwatch.GetTimestamp())));
            Socket.Select(ready, null, null, left * 1000);
            if (busy.Count == 0)
                ready.Clear(); // nothing was asked: an idle connection that speaks was closed by the server, and fails when it is used
            else if (until is null && ready.Count == 0)
                throw new InvalidOperationException("No answer for 30 seconds.");
        }
    }
}

/// <summary>What a paced run gave.</summary>
/// <param name="DueAt">When each request was due (Stopwatch ticks).</param>
/// <param name="Latency">Due to acknowledged.</param>
internal sealed record PacedResult(long[] DueAt, Quantiles Latency);
