using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms.Words;

/// <summary>Words of the two stamps of a care, of one language: a message is a stamp when nothing else is in it.</summary>
internal sealed record StampWords
{
    /// <summary>A child was handed over: 預かりました. The first is on the button.</summary>
    public IReadOnlyList<string> Taken { get; init; } = [];

    /// <summary>It was given back: お返ししました. The first is on the button.</summary>
    public IReadOnlyList<string> Returned { get; init; } = [];

    /// <summary>The hand-over as a thing, beside a time or a word that takes it back: 預かり.</summary>
    public IReadOnlyList<string> TakenNouns { get; init; } = [];

    /// <summary>The return as a thing: お返し.</summary>
    public IReadOnlyList<string> ReturnedNouns { get; init; } = [];

    /// <summary>What may stand beside them and says nothing more: いま, 無事に, お母さんから.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>Particles and endings between them and behind them.</summary>
    public IReadOnlyList<string> Between { get; init; } = [];

    /// <summary>It is now: いま.</summary>
    public IReadOnlyList<string> Now { get; init; } = [];

    /// <summary>All children are meant: みんな.</summary>
    public IReadOnlyList<string> All { get; init; } = [];

    /// <summary>Something stamped before is put right: さっきの.</summary>
    public IReadOnlyList<string> Corrected { get; init; } = [];

    /// <summary>It was a mistake: 取り消し. The first is on the button.</summary>
    public IReadOnlyList<string> Undo { get; init; } = [];

    /// <summary>Parts of a message that is no stamp, whatever else is in it: 昨日, 明日, つもり.</summary>
    public IReadOnlyList<string> Never { get; init; } = [];

    /// <summary>Behind the name of whoever handed over or took back: に, から.</summary>
    public IReadOnlyList<string> Receivers { get; init; } = [];

    /// <summary>Whole messages that it goes on: まだ預かっています. The first is on the button.</summary>
    public IReadOnlyList<string> Still { get; init; } = [];

    /// <summary>Whole messages that ask what goes on: いまの預かり. The first is on the button.</summary>
    public IReadOnlyList<string> Look { get; init; } = [];

    public static StampWords Read(MapReader? map)
    {
        if (map is null)
            return new StampWords();
        var words = new StampWords
        {
            Taken = Of(map, "taken"),
            Returned = Of(map, "returned"),
            TakenNouns = Of(map, "taken-nouns"),
            ReturnedNouns = Of(map, "returned-nouns"),
            Beside = Of(map, "beside"),
            Between = Of(map, "between"),
            Now = Of(map, "now"),
            All = Of(map, "all"),
            Corrected = Of(map, "corrected"),
            Undo = Of(map, "undo"),
            Never = Of(map, "never"),
            Receivers = Of(map, "receivers"),
            Still = Of(map, "still"),
            Look = Of(map, "look"),
        };
        map.Finish();
        return words;
    }

    private static IReadOnlyList<string> Of(MapReader map, string key) => [.. map.Words(key).Select(w => w.Value)];
}
