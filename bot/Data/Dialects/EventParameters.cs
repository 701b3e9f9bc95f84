using System.Data.Common;
using Channels.Bot.Data.Rows;

namespace Channels.Bot.Data.Dialects;

/// <summary>The parameters of <see cref="Dialect.InsertEvent"/>, reusable between executions.</summary>
internal sealed class EventParameters
{
    private static readonly string[] Names = ["@id", "@ch", "@ac", "@ev", "@ck", "@mk", "@oc", "@sq", "@ra", "@pl", "@du"];

    private readonly DbParameter[] all = new DbParameter[Names.Length];

    public static EventParameters For(DbParameterCollection target, Func<DbParameter> create)
    {
        var made = new EventParameters();
        for (var i = 0; i < Names.Length; i++)
        {
            made.all[i] = create();
            made.all[i].ParameterName = Names[i];
            target.Add(made.all[i]);
        }

        return made;
    }

    public void Fill(InboxEvent one, Dialect dialect)
    {
        all[0].Value = one.Id;
        all[1].Value = one.Channel;
        all[2].Value = one.Account;
        all[3].Value = one.EventId;
        all[4].Value = one.ConversationKey;
        all[5].Value = (object?)one.MessageKey ?? DBNull.Value;
        all[6].Value = one.OccurredAt;
        all[7].Value = one.Sequence;
        all[8].Value = dialect.Instant(one.ReceivedAt);
        all[9].Value = one.Payload!.Sealed;
        all[10].Value = dialect.Instant(one.DueAt);
    }
}
