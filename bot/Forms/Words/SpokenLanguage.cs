using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms.Words;

/// <summary>A language as its file of words (<c>Words/{id}.yaml</c>) says in its first line.</summary>
/// <param name="Id">Name of its files, and the language of a conversation.</param>
/// <param name="Place">Where it stands where languages are offered.</param>
/// <param name="Tags">What a browser or an app may call it, in small letters.</param>
/// <param name="FallsBackTo">Which language speaks where this one has no words.</param>
/// <param name="IsWhole">Everything is said in it; others have the consultation only.</param>
/// <param name="IsApproved">The city has confirmed its words. Others are shown in demonstrations only.</param>
internal sealed record SpokenLanguage(string Id, int Place, IReadOnlyList<string> Tags, string FallsBackTo, bool IsWhole, bool IsApproved)
{
    private const string Key = "language";
    private const int MostPlaces = 99;

    public static SpokenLanguage Read(string id, MapReader? map)
    {
        var language = new SpokenLanguage(
            id,
            map?.Whole("place", 1, MostPlaces) ?? MostPlaces,
            [.. map?.Words("tags").Select(w => w.Value.ToLowerInvariant()) ?? []],
            map?.Text("falls-back-to") ?? id,
            map?.Flag("whole") ?? false,
            map?.Flag("approved") ?? false
        );
        map?.Finish();
        return language;
    }

    /// <summary>Those that have a file in the assembly, in their order. Only the line that says what each is is read.</summary>
    public static IReadOnlyList<SpokenLanguage> Shipped()
    {
        const string Folder = "Dialogs/";
        const string Ending = ".yaml";
        var assembly = typeof(SpokenLanguage).Assembly;
        var shipped = new List<SpokenLanguage>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            if (!name.EndsWith(Ending, StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var line = reader.ReadLine();
            while (line?.StartsWith('#') == true)
                line = reader.ReadLine();
            if (line?.StartsWith(Key + ":", StringComparison.Ordinal) != true)
                continue;
            var findings = new List<Lint>();
            var map = MapReader.Of(YamlFile.Read(name, line, findings), "The file", findings)?.Map(Key);
            shipped.Add(Read(name[Folder.Length..^Ending.Length], map));
            if (findings.Count > 0)
                throw new InvalidOperationException(string.Join('\n', findings));
        }

        return [.. shipped.OrderBy(l => l.Place)];
    }
}
