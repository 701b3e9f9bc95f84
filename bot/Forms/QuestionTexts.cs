using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms;

/// <summary>A question people ask about a procedure, with its answer, in one language.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Ask">Ways to ask it, as people do.</param>
/// <param name="Answer">What is answered.</param>
/// <param name="Source">Where the answer is from.</param>
internal sealed record QuestionTexts(Place At, IReadOnlyList<string> Ask, string Answer, string Source)
{
    /// <summary>Reads <c>questions: { fee: { ask: [ ... ], answer: ..., source: ... } }</c>.</summary>
    public static IReadOnlyDictionary<string, QuestionTexts> Read(MapReader? map)
    {
        var all = new Dictionary<string, QuestionTexts>();
        foreach (var id in map?.Keys ?? [])
        {
            if (map!.Map(id) is not { } block)
                continue;
            var ask = block.Words("ask").Select(w => w.Value).ToArray();
            if (ask.Length == 0)
                block.Add(
                    block.At,
                    "key-missing",
                    $"'ask' of '{id}' is missing or empty.",
                    "Write how people ask: 'ask: [ 料金はいくら, 1時間いくら ]'."
                );
            all[id] = new QuestionTexts(block.At, ask, block.Required("answer"), block.Required("source"));
            block.Finish();
        }

        return all;
    }
}
