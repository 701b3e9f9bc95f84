using Channels.Bot.Contract;

namespace Channels.Bot.Dialogs.Office;

/// <summary>
/// What one turn does to one case. Several readers may each add to it (the words, an alarm, a wish that is taken back): a later one never
/// takes the place of an earlier one, or what the person was told would not be done.
/// </summary>
internal static class CaseEffects
{
    /// <summary>The effects with one for each case; it stands where the last of them stood.</summary>
    public static IReadOnlyList<Effect> Merged(IEnumerable<Effect> effects)
    {
        var merged = new List<Effect>();
        foreach (var effect in effects)
        {
            var one = effect;
            foreach (var earlier in merged.Where(e => AreOfOneCase(e, effect)).ToList())
            {
                merged.Remove(earlier);
                one = One(earlier, one);
            }

            merged.Add(one);
        }

        return merged;
    }

    private static bool AreOfOneCase(Effect one, Effect other) =>
        (one, other) switch
        {
            (AddToCase a, AddToCase b) => a.Reference == b.Reference,
            (SubmitForm { IsInterim: true } a, SubmitForm { IsInterim: true } b) => a.Reference == b.Reference,
            // The words that opened the case came with it.
            (SubmitForm { IsInterim: true, Said: { } said } a, AddToCase { TakesBack: false, AppliedAt: null, Attachments.Count: 0 } b) =>
                a.Reference == b.Reference && said.Trim() == b.Text.Trim(),
            _ => false,
        };

    private static Effect One(Effect earlier, Effect later) =>
        (earlier, later) switch
        {
            (AddToCase a, AddToCase b) => b with
            {
                Text = Both(a.Text, b.Text),
                Attachments = [.. a.Attachments, .. b.Attachments.Except(a.Attachments)],
                Alarms = [.. a.Alarms.Union(b.Alarms)],
                AppliedAt = a.AppliedAt ?? b.AppliedAt,
                TakesBack = a.TakesBack || b.TakesBack,
                Priority = Least(a.Priority, b.Priority),
                ContactWithin = Least(a.ContactWithin, b.ContactWithin),
            },
            // What is known of the form is in the later one; its session went through the earlier.
            (SubmitForm a, SubmitForm b) => b with
            {
                Said = a.Said is null ? b.Said : Both(a.Said, b.Said ?? ""),
                TakesBack = (a.TakesBack || b.TakesBack) && b.AppliedAt is null,
            },
            (SubmitForm a, AddToCase b) => a with
            {
                Alarms = [.. a.Alarms.Union(b.Alarms)],
                Priority = b.Alarms.Count > 0 ? Priorities.Urgent : a.Priority,
            },
            _ => later,
        };

    private static T? Least<T>(T? one, T? other)
        where T : struct, IComparable<T> =>
        one is null ? other
        : other is null || one.Value.CompareTo(other.Value) <= 0 ? one
        : other;

    /// <summary>The same words are kept once.</summary>
    private static string Both(string earlier, string later) =>
        later.Contains(earlier.Trim(), StringComparison.Ordinal) ? later
        : earlier.Contains(later.Trim(), StringComparison.Ordinal) ? earlier
        : $"{earlier}\n{later}";
}
