using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>What was stamped while it happened, filled into the form that is made of it (the key <c>stamped</c> of a procedure).</summary>
internal static class StampedTimes
{
    private const int MostKept = 10;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    /// <summary>A longer time is asked for: a stamp was forgotten.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>The oldest care that has both stamps and no form yet, or null.</summary>
    public static KeptStamps? Next(Procedure procedure, ConversationState state, DateTimeOffset now) =>
        procedure.Stamped is null ? null : state.Stamps?.Find(s => s is { TakenAt: not null, ReturnedAt: { } end } && now - end < Kept);

    /// <summary>The form with what the stamps tell; what was told otherwise stays.</summary>
    public static FormSession Fill(Procedure procedure, FormSession session, KeptStamps stamps)
    {
        if (procedure.Stamped is not { } fields || stamps.TakenAt is not { } taken)
            return session;
        var answers = session.Answers.SetItem(fields.Day, new KeptAnswer(DayOf(taken), stamps.TakenBy));
        if (stamps.ReturnedAt is { } returned && returned > taken && returned - taken <= Longest)
            answers = answers.SetItem(fields.Time, new KeptAnswer(TimeOf(taken, returned), stamps.ReturnedBy));
        if (
            stamps.Child is { } called
            && procedure.Fields.FirstOrDefault(f => f.Id == fields.Who) is { } group
            && StampedFields.NameOf(group) is { } name
            && !answers.Keys.Any(k => k.StartsWith(group.Id + "[", StringComparison.Ordinal))
        )
        {
            foreach (var (item, child) in Names(called).Index())
            {
                if (item > 0)
                    answers = answers.SetItem(Journey.PathOf(group, item), new KeptAnswer(Canonical.Yes, stamps.TakenBy));
                answers = answers.SetItem(Journey.PathOf(group, item, name), new KeptAnswer(Canonical.Of(child), stamps.TakenBy));
            }
        }

        return session with
        {
            Answers = answers,
            Stamped = stamps.Id,
            AlsoSaid = Notes(stamps).Where(n => session.AlsoSaid?.Exists(s => s.Text == n.Text) is not true).ToList()
                is { Count: > 0 } notes
                ? [.. session.AlsoSaid ?? [], .. notes]
                : session.AlsoSaid,
        };
    }

    /// <summary>What was told beside the stamps, each with its message where it has one.</summary>
    private static IEnumerable<SaidBeside> Notes(KeptStamps stamps) =>
        [
            .. stamps.TakenNote is { } taken ? [new SaidBeside(taken, stamps.TakenBy)] : Array.Empty<SaidBeside>(),
            .. (stamps.Notes ?? []).Select(n => new SaidBeside(n, null)),
            .. stamps.ReturnedNote is { } returned ? [new SaidBeside(returned, stamps.ReturnedBy)] : Array.Empty<SaidBeside>(),
        ];

    /// <summary>たろうくん、はなちゃん are two.</summary>
    public static IReadOnlyList<string> Names(string child) =>
        child.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The same with this care as it is now.</summary>
    public static ImmutableList<KeptStamps>? With(ImmutableList<KeptStamps>? kept, KeptStamps one)
    {
        var all = kept ?? [];
        var at = all.FindIndex(s => s.Id == one.Id);
        all = at < 0 ? all.Add(one) : all.SetItem(at, one);
        return all.Count > MostKept ? all.RemoveAt(0) : all;
    }

    public static ImmutableList<KeptStamps>? Without(ImmutableList<KeptStamps>? kept, Guid? care) =>
        kept?.RemoveAll(s => s.Id == care) is { IsEmpty: false } left ? left : null;

    /// <summary>A message was taken back: its stamp with it.</summary>
    public static ImmutableList<KeptStamps>? Forget(ImmutableList<KeptStamps>? kept, string messageId)
    {
        var left = kept
            ?.Where(s => s.TakenBy != messageId)
            .Select(s => s.ReturnedBy == messageId ? s with { ReturnedAt = null, ReturnedBy = null, ReturnedNote = null, Child = null } : s)
            .ToImmutableList();
        return left is { IsEmpty: false } ? left : null;
    }

    /// <summary>The report was made of stamps, with the times as it says them.</summary>
    public static IEnumerable<Effect> Used(Procedure procedure, FormSession session, string reference, Guid? care)
    {
        if (procedure.Stamped is null || care is not { } of)
            yield break;
        var (taken, returned) = Hours(procedure, session);
        yield return new ReportStamps(of, reference, taken, returned);
    }

    /// <summary>The care a report is of: that it was begun with, else one that was stamped within its hours.</summary>
    public static Guid? CareOf(Procedure procedure, FormSession session, ImmutableList<KeptStamps>? kept)
    {
        if (procedure.Stamped is null)
            return null;
        var (from, to) = Hours(procedure, session);

        var called = Children(procedure, session);

        // Begun with stamps, and told of another day: theirs is still to be written. Of another child it is another care's.
        if (session.Stamped is { } begun && (kept?.Find(s => s.Id == begun) is not { } of || IsOfThem(of, called)))
            return
                kept?.Find(s => s.Id == begun) is { TakenAt: { } began, ReturnedAt: { } ended }
                && from is { } told
                && JapanTime.DayOf(told) != JapanTime.DayOf(began)
                && (to <= began || told >= ended)
                ? null
                : begun;
        if (session.Corrects is not null || kept is null)
            return null;
        var fitting = kept.FindAll(s => IsOfThem(s, called));
        return (
            fitting.Find(s => s is { TakenAt: { } taken, ReturnedAt: { } returned } && taken < to && from < returned)
            ?? fitting.Find(s => IsOneMoment(s) && (s.TakenAt ?? s.ReturnedAt) is { } at && at >= from - Slack && at <= to + Slack)
        )?.Id;
    }

    /// <summary>Somebody stamps a little before or behind what the report says.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(30);

    /// <summary>One of the two was forgotten, or both were stamped at once.</summary>
    private static bool IsOneMoment(KeptStamps s) => s.TakenAt is not { } taken || s.ReturnedAt is not { } returned || taken == returned;

    private static bool IsOfThem(KeptStamps stamps, IReadOnlyCollection<string> called) =>
        stamps.Child is not { } child || called.Count == 0 || Names(child).Any(n => called.Contains(Bare(n)));

    private static string Bare(string name) => NameFinder.WithoutTitle(JapaneseText.FoldToHiragana(name));

    private static HashSet<string> Children(Procedure procedure, FormSession session) =>
        procedure.Fields.FirstOrDefault(f => f.Id == procedure.Stamped!.Who) is { } group && StampedFields.NameOf(group) is { } name
            ?
            [
                .. session
                    .Answers.Where(a =>
                        a.Key.StartsWith(group.Id + "[", StringComparison.Ordinal)
                        && a.Key.EndsWith("." + name.Id, StringComparison.Ordinal)
                        && a.Value.Value.ValueKind is JsonValueKind.String
                    )
                    .Select(a => Bare(a.Value.Value.GetString()!)),
            ]
            : [];

    private static (DateTimeOffset? From, DateTimeOffset? To) Hours(Procedure procedure, FormSession session)
    {
        var fields = procedure.Stamped!;
        var day = DateField.Of(session.Answers.GetValueOrDefault(fields.Day)?.Value);
        var time = session.Answers.GetValueOrDefault(fields.Time) is { } kept ? PeriodField.Of(kept.Value) : null;
        DateTimeOffset? taken = day is { } began && time is { } of ? JapanTime.StartOf(began) + of.From.ToTimeSpan() : null;
        return (taken, taken?.AddMinutes(time!.Value.Minutes));
    }

    /// <summary>That another care has its stamps and no report.</summary>
    public static IEnumerable<string> Left(Scene scene, ConversationState state, DateTimeOffset now)
    {
        if (Next(scene.Procedure, state, now) is not { TakenAt: { } taken })
            yield break;
        yield return scene.Say(Phrase.StampMoreReports, ("when", Clock(taken, scene.Language, now)), ("report", scene.Texts.Title));
    }

    /// <summary>午後5時3分; of another day with it.</summary>
    public static string Clock(DateTimeOffset at, string language, DateTimeOffset now)
    {
        var (day, today) = (JapanTime.DayOf(at), JapanTime.DayOf(now));
        var time = Spoken.Time(TimeOnly.FromDateTime(JapanTime.At(at).DateTime), language);
        return day == today ? time : $"{Spoken.Date(day, language, today)} {time}";
    }

    private static JsonElement DayOf(DateTimeOffset at) =>
        Canonical.Of(JapanTime.DayOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static JsonElement TimeOf(DateTimeOffset from, DateTimeOffset to) => Canonical.Of(("from", Written(from)), ("to", Written(to)));

    private static string Written(DateTimeOffset at) => JapanTime.At(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
