namespace Channels.Bot.Protection;

/// <summary>
/// A personal value as it lies in the database: sealed. Only <see cref="ColumnProtector"/> makes and opens one, so a
/// personal column cannot be written in clear by mistake (the compiler refuses a string or plain bytes).
/// </summary>
public sealed class ProtectedBytes
{
    internal ProtectedBytes(byte[] sealedBytes) => Sealed = sealedBytes;

    internal static ProtectedBytes None { get; } = new([]);

    internal byte[] Sealed { get; }
}
