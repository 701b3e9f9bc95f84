using Channels.Bot.Forms.Words;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms.Safeguarding;

/// <summary>
/// Lists of words that mean danger, by spelling and by reading. Here they are only looked for; <see cref="Weighing.AlarmHearing"/> weighs
/// them against the rest of the message. Everything Japanese and English know is in <c>alarm-words.yaml</c> and <c>alarm-doubts.yaml</c>,
/// the plain cries of a further language (<c>cries</c>) are in its own file; here is only how it is compared.
/// </summary>
internal sealed class AlarmWords
{
    private static readonly Lazy<AlarmWords> Embedded = new(() => Load("alarm-words.yaml", DialogWords.Default.Cries));
    private static readonly Lazy<AlarmWords> EmbeddedDoubts = new(() => Load("alarm-doubts.yaml"));

    private readonly string[] lists;
    private readonly TermTable terms;
    private readonly AlarmPattern[][] harmless; // by first piece
    private readonly AlarmPattern[][] meant;
    private readonly AlarmPattern[][] sure; // what nothing outweighs, and cries of languages nobody taught weights of

    private AlarmWords(string[] lists, AlarmPatternReader reader, List<AlarmPattern> patterns, List<AlarmPattern> surely)
    {
        this.lists = lists;
        terms = new TermTable(reader.Terms);
        var pieces = reader.Terms.Count == 0 ? 0 : reader.Terms.Max(t => t.Piece) + 1;
        harmless = ByFirst(patterns.Where(p => p.IsHarmless), pieces);
        meant = ByFirst(patterns.Where(p => !p.IsHarmless), pieces);
        sure = ByFirst(surely, pieces);
    }

    public static AlarmWords Default => Embedded.Value;

    /// <summary>Words that are no cry by themselves (<c>life</c>), and what says that letters mean something else
    /// (<c>not-life</c>).</summary>
    public static AlarmWords Doubts => EmbeddedDoubts.Value;

    public IReadOnlyCollection<string> Lists => lists;

    public bool Has(string list) => lists.Contains(list);

    /// <summary>Which lists have something in the text, in the order of the file. Time is linear in its length.</summary>
    public void Find(in CloseText text, Span<bool> found) => Find(text, found, []);

    /// <summary>The same, and which have a cry that nothing outweighs: an act with its measure (睡眠薬をようけ飲んだ), and the plain cries of a
    /// further language.</summary>
    public void Find(in CloseText text, Span<bool> found, Span<bool> surely)
    {
        found.Clear();
        surely.Clear();
        if (terms.In(text) is not { } hits)
            return;
        var covered = Covered(text, hits);
        for (var hit = 0; hit < hits.Count; hit++)
        {
            Look(meant[hits[hit].Piece], text, hits, hit, covered, found);
            if (!surely.IsEmpty)
                Look(sure[hits[hit].Piece], text, hits, hit, covered, surely);
        }
    }

    private static void Look(AlarmPattern[] patterns, in CloseText text, TermHits hits, int hit, bool[]?[] covered, Span<bool> found)
    {
        foreach (var pattern in patterns)
            found[pattern.List] |= !found[pattern.List] && pattern.EndOf(text, hits, hit, covered[pattern.List]) >= 0;
    }

    /// <summary>By list the letters that are not meant, or null where all are.</summary>
    private bool[]?[] Covered(in CloseText text, TermHits hits)
    {
        var covered = new bool[]?[lists.Length];
        for (var hit = 0; hit < hits.Count; hit++)
        {
            foreach (var pattern in harmless[hits[hit].Piece])
            {
                if (pattern.EndOf(text, hits, hit, null) is >= 0 and var end)
                    (covered[pattern.List] ??= new bool[text.Length]).AsSpan(hits[hit].Start, end - hits[hit].Start).Fill(true);
            }
        }

        return covered;
    }

    private static AlarmPattern[][] ByFirst(IEnumerable<AlarmPattern> patterns, int pieces)
    {
        var byPiece = patterns.ToLookup(p => p.Pieces[0]);
        return [.. Enumerable.Range(0, pieces).Select(piece => byPiece[piece].ToArray())];
    }

    private static AlarmWords Load(string file, ILookup<string, string>? cries = null)
    {
        using var stream =
            typeof(AlarmWords).Assembly.GetManifestResourceStream("Dialogs/" + file)
            ?? throw new InvalidOperationException($"{file} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd(), cries, file);
    }

    /// <param name="source">The file's text.</param>
    /// <param name="cries">By list the plain cries of further languages; null: none.</param>
    /// <param name="file">Its name.</param>
    internal static AlarmWords Read(string source, ILookup<string, string>? cries = null, string file = "alarm-words.yaml")
    {
        var findings = new List<Lint>();
        var map = MapReader.Of(YamlFile.Read(file, source, findings), "The file", findings);
        var patterns = new AlarmPatternReader(map?.Map("parts"));
        var all = new List<AlarmPattern>();
        var surely = new List<AlarmPattern>();
        var lists = map?.Map("lists");
        string[] names = [.. lists?.Keys ?? []];
        for (var list = 0; list < names.Length; list++)
        {
            if (lists!.Map(names[list]) is not { } one)
                continue;
            all.AddRange(one.Words("hear").SelectMany(w => patterns.Read(list, isHarmless: false, w)));
            surely.AddRange(one.Words("surely").SelectMany(w => patterns.Read(list, isHarmless: false, w)));
            all.AddRange(one.Words("but").SelectMany(w => patterns.Read(list, isHarmless: true, w)));
            one.Finish();
        }

        for (var list = 0; cries is not null && list < names.Length; list++)
            surely.AddRange(
                cries[names[list]].SelectMany(c => patterns.Read(list, isHarmless: false, new YamlScalar(default, c, isQuoted: false)))
            );
        map?.Finish();
        return findings.Count == 0 && names.Length > 0
            ? new AlarmWords(names, patterns, all, surely)
            : throw new InvalidOperationException(string.Join('\n', findings));
    }
}
