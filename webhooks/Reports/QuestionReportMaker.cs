using Channels.Knowledge.Content;
using Channels.Knowledge.Review;
using Channels.Text;

namespace Channels.Webhooks.Reports;

/// <summary>Makes the report of a month: a pure function of rows, entries and the clock.</summary>
internal static class QuestionReportMaker
{
    public const int MonthsShown = 12;

    /// <summary>Asking the same again within this time says that the answer did not help.</summary>
    public static readonly TimeSpan SameMatterWithin = TimeSpan.FromHours(24);

    private const int MostEntries = 50;
    private const int MostClusters = 100;

    /// <param name="minutes">Minutes of staff that an answer is taken to save.</param>
    public static QuestionReport Make(MonthRows rows, IReadOnlyList<Entry> entries, ReportMonth month, DateTimeOffset now, int minutes)
    {
        var end = month.End;
        var asked = rows.Questions.Where(q => q.At < end).ToList();
        var again = AskedAgain(rows.Questions, month.Last);
        var isAgain = new HashSet<QuestionRow>(asked.Where((_, at) => again.Contains(at)), ReferenceEqualityComparer.Instance);
        return new QuestionReport
        {
            Month = month.ToString(),
            From = month.First,
            Until = month.Last,
            PreparedAt = now,
            Totals = Totals(asked, isAgain.Count),
            Outcomes =
            [
                .. asked
                    .GroupBy(q => (q.Outcome, q.Reason))
                    .Select(g => new OutcomeRow(g.Key.Outcome, g.Key.Reason, g.Count()))
                    .OrderByDescending(r => r.Count)
                    .ThenBy(r => r.Outcome, StringComparer.Ordinal)
                    .ThenBy(r => r.Reason, StringComparer.Ordinal),
            ],
            Months =
            [
                .. Enumerable
                    .Range(1 - MonthsShown, MonthsShown)
                    .Select(back =>
                        Month(month.Plus(back), back == 0 ? Outcomes(asked) : o => rows.Earlier.GetValueOrDefault((month.Plus(back), o)))
                    ),
            ],
            Subjects = Subjects(asked),
            Unanswered = Unanswered(asked, month.Last),
            Entries = Uses(asked, isAgain, entries),
            Stale = StaleEntries.Of(entries, JapanTime.DayOf(now)),
            Inquiries = Times(rows.Inquiries),
            Coverage = Coverage.Of(asked, entries),
            Saved = Saved(asked.Count(q => q.Outcome == "answered") - isAgain.Count, minutes),
        };
    }

    private static SavedTime Saved(int answers, int minutes) => new(answers, minutes, Math.Round(answers * minutes / 60.0, 1));

    private static QuestionTotals Totals(List<QuestionRow> asked, int again)
    {
        var of = Outcomes(asked);
        var (useful, wrong, staff) = (Said(asked, "useful"), Said(asked, "wrong"), Said(asked, "staff"));
        return new QuestionTotals(
            asked.Count,
            asked.Select(q => q.Conversation).Distinct(StringComparer.Ordinal).Count(),
            of("answered"),
            of("candidates"),
            of("clarify"),
            of("not-covered"),
            of("refused"),
            AnsweredRate(of),
            again,
            Rate(again, of("answered")),
            useful,
            wrong,
            staff,
            Rate(useful, useful + wrong + staff),
            asked.Count(q => q.Ticket is not null)
        );
    }

    private static MonthRow Month(ReportMonth month, Func<string, int> of) =>
        new(
            month.ToString(),
            of("answered") + of("candidates") + of("clarify") + of("not-covered") + of("refused"),
            of("answered"),
            of("candidates"),
            of("clarify"),
            of("not-covered"),
            of("refused"),
            AnsweredRate(of)
        );

    private static List<SubjectRow> Subjects(List<QuestionRow> asked) =>
        [
            .. asked
                .SelectMany(q => (q.Services.Count == 0 ? [""] : q.Services).Select(s => (Service: s, Topic: q.Topic ?? "", Row: q)))
                .GroupBy(p => (p.Service, p.Topic))
                .Select(g => (g.Key, Rows: g.Select(p => p.Row).ToList()))
                .Select(g => (g.Key, g.Rows.Count, Of: Outcomes(g.Rows)))
                .Select(g => new SubjectRow(
                    g.Key.Service,
                    g.Key.Topic,
                    g.Count,
                    g.Of("answered"),
                    g.Of("candidates"),
                    g.Of("clarify"),
                    g.Of("not-covered"),
                    g.Of("refused"),
                    AnsweredRate(g.Of)
                ))
                .OrderByDescending(r => r.Asked)
                .ThenBy(r => r.Service, StringComparer.Ordinal)
                .ThenBy(r => r.Topic, StringComparer.Ordinal),
        ];

    /// <summary>Places of the answers after which the same conversation asked the same again, or was not helped by its own words.</summary>
    private static HashSet<int> AskedAgain(IReadOnlyList<QuestionRow> questions, DateOnly today)
    {
        var matter = Matters(questions, today);
        var again = new HashSet<int>();
        foreach (var conversation in Enumerable.Range(0, questions.Count).GroupBy(at => questions[at].Conversation, StringComparer.Ordinal))
        {
            var places = conversation.ToList();
            for (var first = 0; first < places.Count; first++)
            {
                var answer = questions[places[first]];
                if (
                    answer.Outcome == "answered"
                    && (answer.Feedback is "wrong" or "staff" || places.Skip(first + 1).Any(later => IsSame(places[first], later)))
                )
                    again.Add(places[first]);
            }
        }

        return again;

        bool IsSame(int one, int later) =>
            questions[later].At - questions[one].At <= SameMatterWithin
            && ((matter[one] is { } m && m == matter[later]) || (questions[one].EntryId is { } entry && entry == questions[later].EntryId));
    }

    /// <summary>What every question is about: the number of its cluster; null without words.</summary>
    private static int?[] Matters(IReadOnlyList<QuestionRow> questions, DateOnly today)
    {
        var matters = new int?[questions.Count];
        var worded = Enumerable.Range(0, questions.Count).Where(at => questions[at].Text is not null).ToList();
        var clusters = QuestionClusters.Of(worded.ConvertAll(at => questions[at].Text!), today);
        for (var cluster = 0; cluster < clusters.Count; cluster++)
        {
            foreach (var member in clusters[cluster].Members)
                matters[worded[member]] = cluster;
        }

        return matters;
    }

    private static UnansweredQuestions Unanswered(List<QuestionRow> asked, DateOnly today)
    {
        var unanswered = asked.FindAll(q => q.Outcome == "not-covered" || q.Feedback is "wrong" or "staff");
        var worded = unanswered.FindAll(q => q.Text is not null);
        var clusters = QuestionClusters
            .Of(worded.ConvertAll(q => q.Text!), today)
            .Select(c => (c.Wording, Rows: c.Members.Select(m => worded[m]).ToList()))
            .Select(c => new UnansweredCluster(
                c.Wording,
                c.Rows.Count,
                c.Rows.Select(q => q.Conversation).Distinct(StringComparer.Ordinal).Count(),
                string.Join('、', c.Rows.SelectMany(q => q.Services).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
                JapanTime.DayOf(c.Rows.Max(q => q.At)),
                Proposals.Of(c.Wording, Names(c.Rows.SelectMany(q => q.Services)), Names(c.Rows.Select(q => q.Topic).OfType<string>()))
            ))
            .ToList();
        return new UnansweredQuestions(
            unanswered.Count,
            [.. clusters.Where(c => c.Conversations > 1).Take(MostClusters)],
            clusters.Where(c => c.Conversations == 1).Sum(c => c.Count),
            unanswered.Count - worded.Count
        );
    }

    private static List<string> Names(IEnumerable<string> names) =>
        [.. names.Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static List<EntryUse> Uses(List<QuestionRow> asked, HashSet<QuestionRow> again, IReadOnlyList<Entry> entries)
    {
        var questions = entries.ToDictionary(e => e.Id, e => e.Question, StringComparer.Ordinal);
        return
        [
            .. asked
                .Where(q => q is { Outcome: "answered", EntryId: not null })
                .GroupBy(q => q.EntryId!, StringComparer.Ordinal)
                .Select(g => (g.Key, Rows: g.ToList()))
                .Select(g => new EntryUse(
                    g.Key,
                    questions.GetValueOrDefault(g.Key, ""),
                    g.Rows.Count,
                    Said(g.Rows, "useful"),
                    Said(g.Rows, "wrong"),
                    Said(g.Rows, "staff"),
                    g.Rows.Count(again.Contains)
                ))
                .OrderByDescending(u => u.Answered)
                .ThenBy(u => u.EntryId, StringComparer.Ordinal)
                .Take(MostEntries),
        ];
    }

    private static InquiryTimes Times(IReadOnlyList<InquiryRow> inquiries)
    {
        var hours = inquiries.Where(i => i.AnsweredAt is not null).Select(i => (i.AnsweredAt!.Value - i.At).TotalHours).Order().ToArray();
        return new InquiryTimes(
            inquiries.Count,
            hours.Length,
            inquiries.Count - hours.Length,
            hours.Length == 0 ? null : Math.Round((hours[(hours.Length - 1) / 2] + hours[hours.Length / 2]) / 2, 1),
            hours.Length == 0 ? null : Math.Round(hours[(int)Math.Ceiling(hours.Length * 0.9) - 1], 1)
        );
    }

    private static Func<string, int> Outcomes(List<QuestionRow> rows)
    {
        var counts = rows.CountBy(q => q.Outcome, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return outcome => counts.GetValueOrDefault(outcome);
    }

    private static int Said(List<QuestionRow> rows, string feedback) => rows.Count(q => q.Feedback == feedback);

    private static double? AnsweredRate(Func<string, int> of) =>
        Rate(of("answered"), of("answered") + of("candidates") + of("not-covered"));

    private static double? Rate(int part, int whole) => whole == 0 ? null : Math.Round((double)part / whole, 4);
}
