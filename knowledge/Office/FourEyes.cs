namespace Channels.Knowledge.Office;

/// <summary>
/// The four-eyes rule: two people have read what answers the public. Who wrote a version does not approve it. What was shipped or
/// imported by nobody who was named has no writer among staff: one member of staff confirms it.
/// </summary>
internal static class FourEyes
{
    /// <summary>Why this person may not approve that version; null when they may.</summary>
    public static EntryOutcome.Refused? Refuse(EntryState written, StaffStep approval) => written.By == approval.By ? SamePerson() : null;

    /// <summary>One person is not two.</summary>
    public static EntryOutcome.Refused SamePerson() =>
        EntryOutcome.Refuse(
            RefusalKind.Forbidden,
            "approval.same-person",
            "Who wrote a version does not approve it; a second person does."
        );

    /// <summary>Why nobody may approve that version as one of many; null when somebody may. A page of approvals is not read line by
    /// line, a colleague's proposal has to be.</summary>
    public static EntryOutcome.Refused? RefuseAsOneOfMany(EntryState written) =>
        written.Status == VersionStatuses.Draft
            ? EntryOutcome.Refuse(RefusalKind.Conflict, "entry.not-shipped", "A proposal of a member of staff is approved on its own.")
            : null;
}
