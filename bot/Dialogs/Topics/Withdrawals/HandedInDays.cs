using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Text;
using Channels.Text.Dates;

namespace Channels.Bot.Dialogs.Topics.Withdrawals;

/// <summary>The days of what was handed in, and those that a message names.</summary>
internal static class HandedInDays
{
    private static readonly TopicWords Words = TopicWords.Read("Withdrawals/day-words.yaml");

    /// <summary>The day a submission tells of; null where it tells of none, or of several.</summary>
    public static DateOnly? Of(ProcedureCatalog catalog, HandedIn one)
    {
        if (
            one.AnswersJson is null
            || catalog.Find(one.Procedure, one.Version)?.Fields.Where(f => f.Type is DateField).ToList() is not [var field]
        )
            return null;
        using var answers = JsonDocument.Parse(one.AnswersJson);
        return answers.RootElement.TryGetProperty(field.Id, out var value) ? DateField.Of(value) : null;
    }

    /// <summary>Those of these days. A day without a month is the latest there was, and may be one of a month before: then the latest
    /// month in which there is one.</summary>
    public static HandedIn[] OfDays(ProcedureCatalog catalog, IReadOnlyList<HandedIn> all, IReadOnlyList<DateOnly> days, string text)
    {
        var exact = all.Where(o => Of(catalog, o) is { } day && days.Contains(day)).ToArray();
        if (exact.Length > 0 || days.Count == 0 || !DateFinder.IsDayAlone(text))
            return exact;
        return all.Select(o => (One: o, Day: Of(catalog, o)))
                .Where(o => o.Day is { } day && days.Any(d => d.Day == day.Day && day < d))
                .GroupBy(o => (o.Day!.Value.Year, o.Day.Value.Month))
                .MaxBy(g => g.Key)
                ?.Select(o => o.One)
                .ToArray()
            ?? [];
    }

    /// <summary>Days that are over: 金曜, きのう, 24日.</summary>
    public static IReadOnlyList<DateOnly> NamedIn(string text, DateTimeOffset now) =>
        [.. Mentions(LongText.Prepare(text), now, DateHint.Past).SelectMany(m => m.Dates).Distinct()];

    /// <summary>Days by which something handed in is told apart: 23日の時間を直して, 12月6日のは取り消したい. Before today or behind it.</summary>
    public static IReadOnlyList<DateOnly> MeantIn(string text, DateTimeOffset now)
    {
        var prepared = LongText.Prepare(text);
        return
        [
            .. Mentions(prepared, now, DateHint.Past)
                .Concat(Mentions(prepared, now, DateHint.Future))
                .Where(m => IsTelling(prepared, m.End))
                .SelectMany(m => m.Dates)
                .Distinct(),
        ];
    }

    /// <summary>Days that are named and not said to be the right one: 12日そんなに長く預けてない, and not 頼んだのは12日です.</summary>
    /// <param name="text">The message.</param>
    /// <param name="now">When.</param>
    /// <param name="isRight">By what stands before and behind a day: it is said to be the right one.</param>
    public static IReadOnlyList<DateOnly> SpokenOfIn(string text, DateTimeOffset now, Func<string, string, bool> isRight)
    {
        var prepared = LongText.Prepare(text);
        return
        [
            .. Mentions(prepared, now, DateHint.Past)
                .Where(m => !isRight(prepared[..m.Start], prepared[m.End..]))
                .SelectMany(m => m.Dates)
                .Distinct(),
        ];
    }

    /// <summary>Days that are said to be wrong: 28日の夜やった、29日やない. It is the one that was handed in.</summary>
    public static IReadOnlyList<DateOnly> DeniedIn(string text, DateTimeOffset now)
    {
        var prepared = LongText.Prepare(text);
        return
        [
            .. Mentions(prepared, now, DateHint.Past)
                .Where(m => Words.Begins("denied", prepared[m.End..].TrimStart()))
                .SelectMany(m => m.Dates)
                .Distinct(),
        ];
    }

    /// <summary>A day as it is said: 11月23日（月）.</summary>
    public static string Shown(DateOnly day, Heard heard) => Spoken.Date(day, heard.Language, JapanTime.DayOf(heard.Context.Now));

    /// <summary>A day that nobody handed in, as it was said: of 16日 the month is not known.</summary>
    public static string Named(DateOnly day, string text, Heard heard) =>
        DateFinder.IsDayAlone(text) ? Spoken.DayOfMonth(day.Day, heard.Language) : Shown(day, heard);

    /// <summary>The text without the days by which something is told.</summary>
    public static string WithoutMeant(string text, DateTimeOffset now)
    {
        var prepared = LongText.Prepare(text);
        var meant = Mentions(prepared, now, DateHint.Past).LastOrDefault(m => IsTelling(prepared, m.End));
        return meant is null ? text : WithoutJoint(prepared[meant.End..]);
    }

    /// <summary>What stands behind the last day that is named: 16日も|合ってます.</summary>
    public static string WithoutNamed(string text, DateTimeOffset now)
    {
        var prepared = LongText.Prepare(text);
        return Mentions(prepared, now, DateHint.Past).LastOrDefault() is { } named ? WithoutJoint(prepared[named.End..]) : text;
    }

    /// <summary>Without what joins a day to what is said of it: 26日|のほうは、|合っています.</summary>
    private static string WithoutJoint(string text)
    {
        var rest = text.TrimStart(' ', '、');
        while (Words.ListOf("joints").FirstOrDefault(j => rest.StartsWith(j, StringComparison.Ordinal)) is { } joint)
            rest = rest[joint.Length..].TrimStart(' ', '、');
        return rest;
    }

    /// <summary>The message names it by when it was sent: きのうの報告.</summary>
    public static bool IsSentOn(HandedIn one, IReadOnlyList<DateOnly> days, string text) =>
        text.Contains("報告", StringComparison.Ordinal) && days.Contains(JapanTime.DayOf(one.At));

    private static bool IsTelling(string prepared, int end)
    {
        var behind = prepared[end..].TrimStart();
        if (behind.StartsWith('(') && behind.IndexOf(')', StringComparison.Ordinal) is > 0 and < 6 and var close)
            behind = behind[(close + 1)..];
        return !Words.Begins("otherwise", behind) && Words.Begins("telling", behind);
    }

    private static IEnumerable<DateMention> Mentions(string prepared, DateTimeOffset now, DateHint hint) =>
        new DateScanner(prepared, JapanTime.DayOf(now), hint).Scan().Where(m => m.Form is not DateForm.Weekday || m.End - m.Start > 1);
}
