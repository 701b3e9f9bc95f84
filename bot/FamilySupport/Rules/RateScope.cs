using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.FamilySupport.Rules;

/// <summary>For whom and when a line of the rates holds; what it does not name, it does not ask.</summary>
internal sealed class RateScope
{
    private readonly HashSet<int>? days;
    private readonly HashSet<int>? bands;
    private readonly bool? isSick;
    private readonly bool? isResident;

    public RateScope(MapReader line, IReadOnlyList<string> dayClasses, IReadOnlyList<string> bandIds)
    {
        days = Named(line, "days", dayClasses);
        bands = Named(line, "bands", bandIds);
        isSick = Flag(line, "sick");
        isResident = Flag(line, "resident");
    }

    public bool AsksResidence => isResident is not null;

    public bool Holds(int day, int childKey, int band) =>
        days?.Contains(day) is not false
        && bands?.Contains(band) is not false
        && (isSick is null || isSick == ((childKey & 2) != 0))
        && (isResident is null || isResident == ((childKey & 1) != 0));

    private static HashSet<int>? Named(MapReader line, string key, IReadOnlyList<string> known)
    {
        var words = line.Words(key);
        if (words.Count == 0)
            return null;
        var places = new HashSet<int>();
        foreach (var word in words)
        {
            var at = known.ToList().IndexOf(word.Value);
            if (at < 0)
                line.Add(word.At, "value-unknown", $"'{word.Value}' is not among the {key}.", Nearest.Hint(word.Value, [.. known]));
            places.Add(at);
        }

        return places;
    }

    private static bool? Flag(MapReader line, string key) =>
        line.OneOf(key, "", "yes", "no") switch
        {
            "yes" => true,
            "no" => false,
            _ => null,
        };
}
