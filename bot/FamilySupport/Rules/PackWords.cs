namespace Channels.Bot.FamilySupport.Rules;

/// <summary>A pack's own words in one language.</summary>
/// <param name="Place">The place's name.</param>
/// <param name="Source">Where its rules are printed.</param>
/// <param name="Names">Names of rates and programmes by id.</param>
internal sealed record PackWords(string Place, string Source, IReadOnlyDictionary<string, string> Names);
