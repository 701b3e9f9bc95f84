namespace Channels.Bot.Forms.Fields;

/// <summary>What a field's answer is to a condition: which comparisons make sense.</summary>
internal enum AnswerKind
{
    /// <summary>Nothing to compare (a photo, a group): only whether it is answered.</summary>
    None,

    /// <summary>Yes or no: the name alone is the condition.</summary>
    YesNo,

    /// <summary>A whole number: is, &lt;, &gt;, &lt;=, &gt;=.</summary>
    Number,

    /// <summary>A day: is, before, after.</summary>
    Date,

    /// <summary>A time of day: is, before, after.</summary>
    Time,

    /// <summary>One of the field's options: is, is not.</summary>
    Option,

    /// <summary>Several of the field's options: has.</summary>
    Options,

    /// <summary>Words: is, is not.</summary>
    Text,
}
