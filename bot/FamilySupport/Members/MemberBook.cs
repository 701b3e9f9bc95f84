using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Members;

/// <summary>Reads the table of members: for the centre with names and without accounts, for counts without anybody.</summary>
public sealed class MemberBook(IStore store, MemberParts parts)
{
    private const int MostListed = 500;

    /// <summary>Members by number, at most 500; the next page begins after the last one.</summary>
    /// <param name="after">The last number of the page before, or null.</param>
    /// <param name="role">Only who does this; null: all.</param>
    public Task<List<MemberLine>> ListAsync(string? after, MemberRoles? role, CancellationToken stop) =>
        store.ReadAsync(
            async (db, inner) =>
            {
                var from = after ?? "";
                var of = role ?? MemberRoles.None;
#pragma warning disable CA1309 // the database compares, as it sorts
                var rows = await db.Set<Member>()
                    .Where(m => string.Compare(m.Number, from) > 0 && (m.Roles & of) == of)
#pragma warning restore CA1309
                    .OrderBy(m => m.Number)
                    .Take(MostListed)
                    .ToListAsync(inner);
                return rows.ConvertAll(m => Line(m, []));
            },
            stop
        );

    /// <summary>One member with the pairs they belong to; null: there is none.</summary>
    public Task<MemberLine?> FindAsync(string number, CancellationToken stop) =>
        store.ReadAsync(
            async (db, inner) =>
            {
                if (await db.Set<Member>().SingleOrDefaultAsync(m => m.Number == number, inner) is not { } member)
                    return null;
                var pairs = await db.Set<MemberPair>()
                    .Where(p => p.Requester == number || p.Provider == number)
                    .OrderBy(p => p.Requester)
                    .ThenBy(p => p.Provider)
                    .ToListAsync(inner);
                return Line(member, pairs);
            },
            stop
        );

    /// <summary>How many were active on a day: had joined, had not left, were not suspended. Who does both counts in each role and once in
    /// all.</summary>
    public Task<MemberCount> CountAsync(DateOnly on, CancellationToken stop) =>
        store.ReadAsync(
            async (db, inner) =>
            {
                var active = db.Set<Member>()
                    .Where(m => m.JoinedOn <= on && (m.LeftOn == null || m.LeftOn > on) && (m.SuspendedOn == null || m.SuspendedOn > on));
                var roles = await active.GroupBy(m => m.Roles).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(inner);
                var trained = await active.CountAsync(
                    m => (m.Roles & MemberRoles.Provider) == MemberRoles.Provider && m.TrainedOn != null && m.TrainedOn <= on,
                    inner
                );
                var pairs = await db.Set<MemberPair>().CountAsync(p => p.MetOn <= on && p.ExpiresOn >= on, inner);
                int With(MemberRoles role) => roles.Where(r => r.Key.HasFlag(role)).Sum(r => r.Count);
                return new MemberCount(
                    on,
                    With(MemberRoles.Requester),
                    With(MemberRoles.Provider),
                    With(MemberRoles.Requester | MemberRoles.Provider),
                    roles.Sum(r => r.Count),
                    trained,
                    pairs
                );
            },
            stop
        );

    private MemberLine Line(Member row, IReadOnlyList<MemberPair> pairs)
    {
        var member = parts.Sealing.Open(row);
        return new MemberLine(
            row.Number,
            row.Roles.HasFlag(MemberRoles.Requester),
            row.Roles.HasFlag(MemberRoles.Provider),
            member?.Person.Name,
            member?.Person.Kana,
            row.Ward,
            row.JoinedOn,
            row.LeftOn
        )
        {
            TrainedOn = row.TrainedOn,
            SuspendedOn = row.SuspendedOn,
            Children = member?.Person.Children ?? [],
            Account = member?.Account?.Masked,
            Pairs = [.. pairs.Select(p => new PairLine(p.Requester, p.Provider, p.MetOn, p.ExpiresOn))],
        };
    }
}

/// <summary>A member as the centre sees them. The account is masked here and everywhere.</summary>
public sealed record MemberLine(
    string Number,
    bool IsRequester,
    bool IsProvider,
    string? Name,
    string? Kana,
    string? Ward,
    DateOnly JoinedOn,
    DateOnly? LeftOn
)
{
    public DateOnly? TrainedOn { get; init; }

    public DateOnly? SuspendedOn { get; init; }

    /// <summary>What each child is called in talks.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];

    /// <summary>Bank, branch and the last three digits; null: none is known.</summary>
    public string? Account { get; init; }

    /// <summary>Who they met before the first activity; only when one member is asked for.</summary>
    public IReadOnlyList<PairLine> Pairs { get; init; } = [];
}

/// <summary>A pair as the centre sees it.</summary>
public sealed record PairLine(string Requester, string Provider, DateOnly MetOn, DateOnly ExpiresOn);

/// <summary>Active members on a day.</summary>
/// <param name="On">The day.</param>
/// <param name="Requesters">Those who ask, with those who do both.</param>
/// <param name="Providers">Those who help, with those who do both.</param>
/// <param name="Both">Those who do both.</param>
/// <param name="All">Each once.</param>
/// <param name="TrainedProviders">Providers who were trained by then.</param>
/// <param name="Pairs">Pairs whose meeting counts on that day.</param>
public sealed record MemberCount(DateOnly On, int Requesters, int Providers, int Both, int All, int TrainedProviders, int Pairs);
