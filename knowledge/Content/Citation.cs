namespace Channels.Knowledge.Content;

/// <summary>Where a fact stands.</summary>
/// <param name="Source">Law, notice, collection of questions and answers, or page.</param>
/// <param name="Article">Article of a law, for example <c>第75条</c>.</param>
/// <param name="Number">Number of the question or of the notice.</param>
/// <param name="Page">Page, or id of a web page.</param>
/// <param name="Date">Date of issue.</param>
public sealed record Citation(string Source, string? Article = null, string? Number = null, string? Page = null, DateOnly? Date = null);
