namespace Channels.Bot.Contract;

/// <summary>Names of the events that are about answers to inquiries.</summary>
public static class InquiryEvents
{
    /// <summary>The office answered an inquiry of this conversation; the value has <c>reference</c> and nothing of the answer.</summary>
    public const string Answered = "channels/inquiry-answered";
}

/// <summary>Somebody wants to see the answer to their inquiry. Found is an <see cref="InquiryOpening"/>.</summary>
public sealed record OpenInquiry(string Reference) : Lookup;

/// <summary>The answer to an inquiry as its asker sees it.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="IsKnown">It was handed in here.</param>
/// <param name="Text">The answer that is in force, whole; null while there is none.</param>
public sealed record InquiryOpening(string Reference, bool IsKnown, string? Text);
