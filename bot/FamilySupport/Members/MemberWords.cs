using YamlDotNet.Serialization;

namespace Channels.Bot.FamilySupport.Members;

/// <summary>What the centre's files call things, and what is said of what cannot be taken: <c>members.yaml</c>.</summary>
internal sealed class MemberWords
{
    private readonly Dictionary<string, Dictionary<string, string>> words = Load();

    /// <summary>The first name of a column, as people are told it.</summary>
    public string Column(string id) => words["columns"][id].Split('|')[0];

    public string Finding(string code) => words["findings"][code];

    /// <summary>What a change of a field is called.</summary>
    public string Field(string id) => words["fields"][id];

    /// <summary>The ids of the city's wards.</summary>
    public IReadOnlyList<string> Wards => [.. words["wards"].Keys.Where(id => id is not MemberReader.Outside)];

    /// <summary>Whether a heading that is not known may be about who is active.</summary>
    public bool IsStatus(string heading) => words["doubtful"]["status"].Split('|').Any(w => heading.Contains(w, StringComparison.Ordinal));

    /// <summary>Which of a list is meant by a cell or a heading; null: none.</summary>
    /// <param name="list"><c>columns</c>, <c>roles</c>, <c>kinds</c> or <c>wards</c>.</param>
    public string? Find(string list, string said)
    {
        foreach (var (id, names) in words[list])
        {
            if (names.Split('|').Contains(said, StringComparer.Ordinal))
                return id;
        }

        return null;
    }

    private static Dictionary<string, Dictionary<string, string>> Load()
    {
        using var stream = typeof(MemberWords).Assembly.GetManifestResourceStream("FamilySupport/members.yaml")!;
        using var text = new StreamReader(stream);
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, Dictionary<string, string>>>(text);
    }
}
