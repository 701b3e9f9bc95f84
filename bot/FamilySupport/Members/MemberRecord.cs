using System.Text.Json;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Banking;

namespace Channels.Bot.FamilySupport.Members;

/// <summary>All that is known of a member. Its text is their number alone.</summary>
/// <param name="Number">On the member card.</param>
/// <param name="Roles">What they do.</param>
/// <param name="Ward">The ward's id; null: elsewhere.</param>
/// <param name="Person">Who they are.</param>
/// <param name="Account">Where they are paid; null: nobody has said.</param>
internal sealed record MemberRecord(string Number, MemberRoles Roles, string? Ward, PersonData Person, PayeeAccount? Account)
{
    public required DateOnly JoinedOn { get; init; }

    public DateOnly? LeftOn { get; init; }

    public DateOnly? TrainedOn { get; init; }

    public DateOnly? SuspendedOn { get; init; }

    public override string ToString() => Number;
}

/// <summary>A member as a person.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Kana">As it is read.</param>
/// <param name="Children">What each child is called in talks; never a child's name.</param>
internal sealed record PersonData(string Name, string Kana, IReadOnlyList<string> Children)
{
    public static PersonData Read(byte[] utf8) => JsonSerializer.Deserialize<PersonData>(utf8)!;

    public string Write() => JsonSerializer.Serialize(this);

    public bool Equals(PersonData? other) =>
        other is not null && Name == other.Name && Kana == other.Kana && Children.SequenceEqual(other.Children, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Name, Kana, Children.Count);

    public override string ToString() => "";
}
