using System.Text.Json;

namespace Channels.Bot.Submissions.Paper;

/// <summary>A form that came on paper, as a member of staff types it.</summary>
/// <param name="Procedure">Procedure id.</param>
/// <param name="Version">Version of the definition; null: that of today.</param>
/// <param name="Language">Language of the form; null: Japanese.</param>
/// <param name="Answers">By field id, in canonical form or as they are written on the paper.</param>
/// <param name="Again">Hand it in although there is one like it.</param>
public sealed record PaperForm(string Procedure, int? Version, string? Language, JsonElement Answers, bool Again);

/// <summary>What is wrong with an answer.</summary>
/// <param name="Path">Its field id; <c>children[0].child</c> inside a group.</param>
/// <param name="Code">Stable code: one of the dialog's, or one of <see cref="PaperCodes"/>.</param>
/// <param name="Figures">What the code speaks of (a limit, a day), by name.</param>
public sealed record FieldFault(string Path, string Code, IReadOnlyDictionary<string, string> Figures);

/// <summary>Codes beside those of the dialog's own checks.</summary>
public static class PaperCodes
{
    /// <summary>A question that must be answered is not.</summary>
    public const string Missing = "answer.missing";

    /// <summary>Neither the canonical form of its type nor words.</summary>
    public const string Form = "answer.form";

    /// <summary>It can be read in more than one way: give the canonical form.</summary>
    public const string Unsure = "answer.unsure";

    /// <summary>The form has no such field.</summary>
    public const string Unknown = "answer.unknown";

    /// <summary>With these answers it is not asked.</summary>
    public const string NotAsked = "answer.not-asked";

    /// <summary>More items than the group takes.</summary>
    public const string TooMany = "answer.too-many";

    /// <summary>An individual number (マイナンバー): it is kept nowhere.</summary>
    public const string MyNumber = "answer.my-number";

    /// <summary>Files are not typed.</summary>
    public const string File = "answer.file";
}

/// <summary>What became of a paper form.</summary>
public abstract record PaperResult
{
    /// <summary>It is in the queue.</summary>
    public sealed record HandedIn(string Reference, int Version, DateTimeOffset At) : PaperResult;

    /// <summary>Nothing was kept.</summary>
    public sealed record Wrong(IReadOnlyList<FieldFault> Faults) : PaperResult;

    /// <summary>There is one like it.</summary>
    public sealed record Same : PaperResult;

    /// <summary>No such procedure or version.</summary>
    public sealed record Unknown : PaperResult;

    /// <summary>Not one that comes on paper: a cry for help, a question to the office.</summary>
    public sealed record NotOnPaper : PaperResult;

    /// <summary>It would belong to a queue or ward the caller does not see.</summary>
    public sealed record OutOfReach : PaperResult;
}
