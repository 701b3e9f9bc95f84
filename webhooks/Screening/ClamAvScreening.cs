using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Channels.Bot.Files;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Screening;

/// <summary>
/// Asks clamd by its <c>INSTREAM</c> command, one connection a file (source: clamd(8), "INSTREAM": chunks with their length in four bytes,
/// network order, ended by a chunk of length nought). Every answer that is not "OK" and not "FOUND" means that nobody has looked.
/// </summary>
internal sealed class ClamAvScreening(IOptions<ScreeningOptions> options, ScreeningState state, ILogger<ClamAvScreening> logger)
    : IFileScreening
{
    private const int ChunkBytes = 64 * 1024;
    private const int LongestAnswer = 1024;

    public bool IsOn => options.Value.IsOn;

    public async Task<ScreenedAs> ScreenAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        if (!IsOn)
            return ScreenedAs.Harmless;
        var answer = await AskAsync((socket, stop) => SendAsync(socket, file, stop), cancellationToken);
        var judged = answer switch
        {
            null => ScreenedAs.Unknown,
            _ when answer.EndsWith(": OK", StringComparison.Ordinal) => ScreenedAs.Harmless,
            _ when answer.EndsWith(" FOUND", StringComparison.Ordinal) => ScreenedAs.Harmful,
            _ => ScreenedAs.Unknown,
        };
        if (judged is ScreenedAs.Unknown && answer is not null)
            ScreeningLog.Refused(logger, Plain(answer));
        state.Note(judged);
        return judged;
    }

    /// <summary>Whether clamd is there.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken) =>
        await AskAsync((socket, stop) => socket.SendAsync("zPING\0"u8.ToArray(), SocketFlags.None, stop).AsTask(), cancellationToken)
        == "PONG";

    private async Task<string?> AskAsync(Func<Socket, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.Timeout);
        try
        {
            using var socket = await options.Value.Address!.ConnectAsync(patience.Token);
            try
            {
                await send(socket, patience.Token);
            }
            catch (SocketException)
            {
                // It hung up in the middle, too much for it: it has said why.
            }

            return await ReadAsync(socket, patience.Token);
        }
        catch (Exception error) when (error is SocketException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ScreeningLog.NotThere(logger, error.GetType().Name);
            return null;
        }
    }

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> file, CancellationToken stop)
    {
        using var stream = new NetworkStream(socket, ownsSocket: false);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), stop);
        var length = new byte[4];
        for (var at = 0; at < file.Length; at += ChunkBytes)
        {
            var chunk = file.Slice(at, Math.Min(ChunkBytes, file.Length - at));
            BinaryPrimitives.WriteInt32BigEndian(length, chunk.Length);
            await stream.WriteAsync(length, stop);
            await stream.WriteAsync(chunk, stop);
        }

        await stream.WriteAsync(new byte[4], stop);
    }

    private static async Task<string?> ReadAsync(Socket socket, CancellationToken stop)
    {
        var answer = new byte[LongestAnswer];
        var got = 0;
        while (got < answer.Length)
        {
            var more = await socket.ReceiveAsync(answer.AsMemory(got), SocketFlags.None, stop);
            if (more == 0)
                break;
            got += more;
            if (answer[got - 1] == 0)
                break;
        }

        return got == 0 ? null : Encoding.UTF8.GetString(answer, 0, got).TrimEnd('\0', '\n', ' ');
    }

    /// <summary>Another's words, safe in a log.</summary>
    private static string Plain(string answer) => new([.. answer.Where(c => c is >= ' ' and < (char)127).Take(200)]);
}
