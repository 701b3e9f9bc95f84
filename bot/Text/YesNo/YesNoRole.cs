namespace Channels.Text.YesNo;

/// <summary>What a word does in an answer. The meanings are bits, so that those of an answer can be gathered.</summary>
[Flags]
internal enum YesNoRole
{
    /// <summary>No word of the table.</summary>
    Unknown = 0,

    Yes = 1,

    No = 2,

    /// <summary>Either, so the person is asked.</summary>
    Either = 4,

    /// <summary>Says nothing by itself: えっと, ありがとうございます.</summary>
    Aside = 8,

    /// <summary>Stands only behind a word that means something: です, よ, ばい.</summary>
    End = 16,

    /// <summary>A yes to what was said or shown: 合ってます.</summary>
    Agrees = 32,

    Meanings = Yes | No | Either | Agrees,
}
