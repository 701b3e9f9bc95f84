using System.Text.Json;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>Which answer a file is: answers name files by where the channel had them, and so does the file's row.</summary>
/// <param name="Field">The answer, by its field id; null: none names it.</param>
/// <param name="Url">As the answer has it; null once the person took the file back.</param>
internal sealed record FilePlace(string? Field, string? Url)
{
    public static FilePlace Of(ColumnProtector protector, Guid file, ProtectedBytes? source, JsonElement? answers)
    {
        if (source is null)
            return new FilePlace(null, null);
        var url = protector.RevealText(StoredFile.SourceColumn, file.ToString("N"), source);
        return new FilePlace(answers is { } said ? FieldOf(said, url) : null, url);
    }

    private static string? FieldOf(JsonElement answers, string url) =>
        answers.ValueKind is JsonValueKind.Object
            ? answers.EnumerateObject().Where(p => Names(p.Value, url)).Select(p => p.Name).FirstOrDefault()
            : null;

    private static bool Names(JsonElement answer, string url) =>
        answer.ValueKind switch
        {
            JsonValueKind.Object => answer.EnumerateObject().Any(p => Names(p.Value, url)),
            JsonValueKind.Array => answer.EnumerateArray().Any(e => Names(e, url)),
            JsonValueKind.String => answer.ValueEquals(url),
            _ => false,
        };
}
