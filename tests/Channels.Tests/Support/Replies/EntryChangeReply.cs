using System.Text.Json;

namespace Channels.Tests.Support.Replies;

/// <summary>A member that differs; a text, a list or null on either side.</summary>
internal sealed record EntryChangeReply(string Field, JsonElement Before, JsonElement After);
