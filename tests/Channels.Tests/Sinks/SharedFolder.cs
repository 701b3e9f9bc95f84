using Channels.Bot.Delivery.Sinks.Drop;

namespace Channels.Tests.Sinks;

/// <summary>A shared folder as an operator leaves it after <c>sinks prepare</c>.</summary>
internal static class SharedFolder
{
    /// <returns>The folder.</returns>
    public static string Prepared(string folder, string sink = "shared")
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, DropFolder.MarkFile), sink);
        return folder;
    }
}
