using System.Text.Json;

namespace Channels.Bot.Forms.Conditions;

/// <summary>
/// When a field is asked: a comparison of answers, typed, without side effects. A comparison with an answer that is not there does
/// not hold.
/// </summary>
internal abstract record Condition
{
    private Condition() { }

    /// <summary>The fields it looks at.</summary>
    public abstract IEnumerable<Reference> References { get; }

    public abstract bool Holds(Func<Reference, JsonElement?> answers);

    public sealed record Both(Condition Left, Condition Right) : Condition
    {
        public override IEnumerable<Reference> References => Left.References.Concat(Right.References);

        public override bool Holds(Func<Reference, JsonElement?> answers) => Left.Holds(answers) && Right.Holds(answers);
    }

    public sealed record Either(Condition Left, Condition Right) : Condition
    {
        public override IEnumerable<Reference> References => Left.References.Concat(Right.References);

        public override bool Holds(Func<Reference, JsonElement?> answers) => Left.Holds(answers) || Right.Holds(answers);
    }

    public sealed record Not(Condition Inner) : Condition
    {
        public override IEnumerable<Reference> References => Inner.References;

        public override bool Holds(Func<Reference, JsonElement?> answers) => !Inner.Holds(answers);
    }

    /// <summary><c>photo is answered</c>.</summary>
    public sealed record Answered(Reference Of) : Condition
    {
        public override IEnumerable<Reference> References => [Of];

        public override bool Holds(Func<Reference, JsonElement?> answers) => answers(Of) is { ValueKind: not JsonValueKind.Null };
    }

    /// <summary>A yes-no field by its name.</summary>
    public sealed record IsYes(Reference Of) : Condition
    {
        public override IEnumerable<Reference> References => [Of];

        public override bool Holds(Func<Reference, JsonElement?> answers) => answers(Of) is { ValueKind: JsonValueKind.True };
    }

    /// <summary>An answer and a value written in the condition.</summary>
    public sealed record Compare(Reference Of, Comparison How, Literal With) : Condition
    {
        public override IEnumerable<Reference> References => [Of];

        public override bool Holds(Func<Reference, JsonElement?> answers) =>
            answers(Of) is { ValueKind: not JsonValueKind.Null } answer && With.Compares(answer, How);
    }
}

/// <summary>A field, or the number of items of a group (<c>children.count</c>).</summary>
internal readonly record struct Reference(string Field, bool IsCount);

internal enum Comparison
{
    Is,
    IsNot,
    Less,
    More,
    AtMost,
    AtLeast,
    Has,
}
