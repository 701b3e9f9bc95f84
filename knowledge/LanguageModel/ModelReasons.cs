namespace Channels.Knowledge.LanguageModel;

/// <summary>What became of asking a model: stable codes for logs, counts and rows.</summary>
public static class ModelReasons
{
    /// <summary>No endpoint is set.</summary>
    public const string Off = "model.off";

    /// <summary>This outcome is none a model may touch.</summary>
    public const string NotAsked = "model.not-asked";

    /// <summary>There is nothing that could be left out or put in another order.</summary>
    public const string NotNeeded = "model.not-needed";

    /// <summary>The question has personal data, which does not leave.</summary>
    public const string PersonalData = "model.personal-data";

    /// <summary>The day's budget is used up, or could not be asked.</summary>
    public const string Budget = "model.budget";

    /// <summary>It failed several times in a row and is left alone for a while.</summary>
    public const string Resting = "model.resting";

    public const string Timeout = "model.timeout";

    /// <summary>The endpoint answered with another status than 200.</summary>
    public const string Http = "model.http";

    /// <summary>There was no connection, or it broke before an answer.</summary>
    public const string Unreachable = "model.unreachable";

    /// <summary>Anything else went wrong: a bug, here or there.</summary>
    public const string Failed = "model.failed";

    /// <summary>The response, or what is in it, is longer than allowed.</summary>
    public const string TooLong = "model.too-long";

    /// <summary>The answer is no JSON: prose, half an answer, a page of HTML.</summary>
    public const string NotJson = "model.not-json";

    /// <summary>It is JSON of another form.</summary>
    public const string Schema = "model.schema";

    /// <summary>It took no sentence, or no entry.</summary>
    public const string Nothing = "model.nothing";

    /// <summary>A sentence names no entry or no quote.</summary>
    public const string Uncited = "model.uncited";

    /// <summary>It names an entry that was not given.</summary>
    public const string UnknownEntry = "model.unknown-entry";

    /// <summary>The quote does not stand in the entry.</summary>
    public const string QuoteMissing = "model.quote-missing";

    /// <summary>A link that the entry has not.</summary>
    public const string Link = "model.link";

    public const string Markup = "model.markup";

    /// <summary>A number, date, year, unit or article that the cited text has not.</summary>
    public const string Number = "model.number";

    /// <summary>A service, an add-on or a reduction that the cited text has not.</summary>
    public const string Name = "model.name";

    /// <summary>A negation, an exception, a condition or a duty of the cited text was lost.</summary>
    public const string LimitLost = "model.limit-lost";

    /// <summary>A sentence is not word for word the cited one.</summary>
    public const string Reworded = "model.reworded";

    /// <summary>What a chosen sentence needs to be understood, or its counterpart with another number, was left out.</summary>
    public const string LeftOut = "model.left-out";

    /// <summary>Whoever asked it before did not come to an end; it is not asked again.</summary>
    public const string GivenUp = "model.given-up";

    /// <summary>Good: sentences were left out.</summary>
    public const string Shortened = "model.shortened";

    /// <summary>Good: entries were put in order, or fewer are offered.</summary>
    public const string Ordered = "model.ordered";

    /// <summary>Good: embeddings brought more candidates, or another order.</summary>
    public const string Widened = "model.widened";

    /// <summary>Good: it would change nothing.</summary>
    public const string Unchanged = "model.unchanged";
}
