namespace Channels.Bot.Forms.Words;

/// <summary>
/// What people say to an answer. The words are in <c>Texts/</c> under <c>answers</c>; the first of each is on the button, and the words
/// of every language count in every language.
/// </summary>
internal enum AnswerWord
{
    Useful,

    /// <summary>Short words, which in a form may answer the open question instead.</summary>
    Wrong,

    /// <summary>Words that can mean nothing but the answer; what the button says.</summary>
    WrongAnswer,

    Staff,

    /// <summary>None of what is offered.</summary>
    NoneOfThese,
}
