namespace Channels.Knowledge.Answering;

/// <summary>Why an outcome came about: stable names for logs, counts and texts.</summary>
public static class Reasons
{
    public const string Found = "found";
    public const string Similar = "similar";
    public const string Vague = "vague";
    public const string WhichService = "which-service";
    public const string WhichRevision = "which-revision";
    public const string WhichCity = "which-city";
    public const string Empty = "empty";
    public const string TooLong = "too-long";
    public const string NothingFound = "nothing-found";
    public const string Service = "service";
    public const string AddOn = "add-on";
    public const string Matter = "matter";
    public const string Year = "year";
    public const string Number = "number";
    public const string Former = "former";

    /// <summary>The entry's rule has not begun yet.</summary>
    public const string Coming = "coming";

    /// <summary>The entry's question wants another kind of thing (when, how many, who).</summary>
    public const string Kind = "kind";

    /// <summary>The question wants something the entry's does not, or turns it round (how many, need not): it is only offered.</summary>
    public const string Asked = "asked";

    /// <summary>The entry is about an add-on or a reduction, and the question speaks of none.</summary>
    public const string Fee = "fee";

    /// <summary>What is told around the question is not in the entry.</summary>
    public const string Aside = "aside";
    public const string Unconfirmed = "unconfirmed";
    public const string OffTopic = "off-topic";
    public const string PersonalData = "personal-data";
    public const string Individual = "individual-case";
    public const string OtherAuthority = "other-authority";
    public const string Injection = "instructions";
}
