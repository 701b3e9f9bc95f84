using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Erasure;
using Channels.Text;

namespace Channels.Bot.FamilySupport.Members;

/// <summary>Members go some years after they left, pairs some years after their meeting stopped to count.</summary>
internal sealed class MemberForgetting : IForget, IExpire
{
    public IReadOnlyList<SealedColumn> Columns { get; } =
    [
        SealedColumn.Of<Member, string>(Member.PersonColumn, m => m.Person, m => m.Number, m => m.Number),
        SealedColumn.Of<Member, string>(Member.AccountColumn, m => m.Account, m => m.Number, m => m.Number),
    ];

    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var day = JapanTime.DayOf(now - keep.Member);
        yield return Expiries.Delete(db => db.Set<Member>().Where(m => m.LeftOn != null && m.LeftOn < day).OrderBy(m => m.LeftOn));
        yield return Expiries.Delete(db => db.Set<MemberPair>().Where(p => p.ExpiresOn < day).OrderBy(p => p.ExpiresOn));
    }
}
