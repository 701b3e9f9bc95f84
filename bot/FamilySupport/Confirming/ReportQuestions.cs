using System.Globalization;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Reports;
using Channels.Bot.Intake;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>Finds whom a report is asked about, and puts the question into their conversation.</summary>
internal sealed class ReportQuestions(IStore store, ColumnProtector protector, OtherSides sides, Sequence sequence, TimeProvider clock)
{
    /// <summary>The member whom the report concerns and their conversation, as both are now; or why there is none.</summary>
    public async Task<Asked> WhomAsync(ChannelsDb db, Submission about, CancellationToken stop)
    {
        var side = await SideAsync(db, about, stop);
        if (side.Number is not { } number)
            return new Asked.Nobody(null, side.Why!);
        var link = await db.Set<MemberLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Number == number, stop);
        var own = link is null
            ? null
            : await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Key == link.ConversationKey, stop);
        return own switch
        {
            null => new Asked.Nobody(number, WhyUnasked.NotLinked),
            { Blocked: true } => new Asked.Nobody(number, WhyUnasked.Blocked),
            _ => new Asked.Member(number, own, link!.LinkedAt),
        };
    }

    /// <summary>The member whom the report concerns as the book is now, linked or not; or why there is none.</summary>
    public async Task<OtherSide> SideAsync(ChannelsDb db, Submission about, CancellationToken stop)
    {
        using var answers = JsonDocument.Parse(protector.Reveal(Submission.AnswersColumn, about.Id.ToString("N"), about.Answers!));
        if (ReportedUse.Of(answers.RootElement) is not var (written, use))
            return new OtherSide(null, WhyUnasked.Unreadable);
        return await sides.FindAsync(db, written, use.Day, ReportedUse.Children(answers.RootElement), stop);
    }

    /// <summary>The family name of who provided, where the table has it apart from the other; or null.</summary>
    public async Task<string?> ProviderAsync(ChannelsDb db, Submission about, CancellationToken stop)
    {
        using var answers = JsonDocument.Parse(protector.Reveal(Submission.AnswersColumn, about.Id.ToString("N"), about.Answers!));
        return ReportedUse.Of(answers.RootElement) is var (written, _) ? await sides.FamilyNameAsync(db, written, stop) : null;
    }

    /// <summary>Adds the event. It has the name of this question to this conversation under this link: there is no second one.</summary>
    /// <param name="reminders">Which reminder it is; 0: the question itself.</param>
    public async Task AddAsync(ChannelsDb db, Confirmation about, Asked.Member whom, int reminders, CancellationToken stop)
    {
        var to = whom.Conversation;
        var what = reminders == 0 ? ReportAsks.First : ReportAsks.Again;
        var asked = OwnEvent.For(
            to,
            string.Create(CultureInfo.InvariantCulture, $"ask/{about.Id:N}/{reminders}/{to.Key}/{whom.LinkedAt.ToUnixTimeSeconds()}"),
            new Activity
            {
                Type = ActivityTypes.Event,
                Name = DialogEvents.ReportAsked,
                Value = JsonSerializer.SerializeToElement(new { reference = about.Reference, what }, JsonSerializerOptions.Web),
            },
            protector,
            sequence,
            clock.GetUtcNow()
        );
        await store.Dialect.InsertEventsAsync(db, [asked], stop);
    }
}

/// <summary>Who is asked about a report.</summary>
internal abstract record Asked
{
    /// <param name="Number">The member.</param>
    /// <param name="Conversation">Which speaks for them.</param>
    /// <param name="LinkedAt">Since when, UTC.</param>
    public sealed record Member(string Number, Conversation Conversation, DateTimeOffset LinkedAt) : Asked;

    /// <param name="Number">Who would be, if they could; or null.</param>
    /// <param name="Why">One of <see cref="WhyUnasked"/>.</param>
    public sealed record Nobody(string? Number, string Why) : Asked;
}
