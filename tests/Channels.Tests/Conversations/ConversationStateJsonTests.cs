using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using CsCheck;

namespace Channels.Tests.Conversations;

public sealed class ConversationStateJsonTests
{
    [Fact]
    public void A_form_of_thirty_fields_stays_under_8_KB()
    {
        var answers = Enumerable
            .Range(1, 30)
            .Select(i =>
                KeyValuePair.Create(
                    $"field-with-a-name-{i.ToString(CultureInfo.InvariantCulture)}",
                    new KeptAnswer(Canonical.Of("小倉北区城内一番一号の市役所のとなり、たろうさん"), "598765432109876543")
                )
            );
        var state = new ConversationState
        {
            Session = new FormSession
            {
                Procedure = "member-registration",
                Version = 3,
                Answers = answers.ToImmutableSortedDictionary(StringComparer.Ordinal),
            },
        };

        Assert.InRange(ConversationStateJson.Write(state).Length, 1000, 8 * 1024);
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var state = new ConversationState
        {
            Language = "en",
            Last = new LastSubmission("activity-report", 1, "FS-2222-2222", DateTimeOffset.UnixEpoch),
            Session = new FormSession
            {
                Procedure = "activity-report",
                Version = 1,
                Mode = DialogMode.ConfirmAnswer,
                AskAgain = ["date"],
                Pending = new PendingAnswer([Canonical.Of("2026-04-01"), Canonical.Skipped], "m1", "Back"),
                Answers = ImmutableSortedDictionary<string, KeptAnswer>
                    .Empty.Add("children[0].sick", new KeptAnswer(Canonical.Yes, "m2"))
                    .Add("photo", new KeptAnswer(Canonical.Skipped, null)),
            },
        };

        var bytes = ConversationStateJson.Write(state);

        Assert.True(ConversationStateJson.TryRead(bytes, out var read));
        Assert.Equal(bytes, ConversationStateJson.Write(read));
        Assert.True(read.Session!.Answers["photo"].IsSkipped);
        Assert.Equal(DialogMode.ConfirmAnswer, read.Session.Mode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"schema\":99}")]
    [InlineData("{\"language\":null}")]
    [InlineData("{\"session\":{}}")]
    [InlineData("{\"session\":{\"procedure\":null,\"version\":1}}")]
    [InlineData("{\"session\":{\"procedure\":\"x\",\"version\":1,\"answers\":null}}")]
    [InlineData("{\"session\":{\"procedure\":\"x\",\"version\":1,\"answers\":{\"a\":null}}}")]
    [InlineData("{\"session\":{\"procedure\":\"x\",\"version\":1,\"answers\":{\"a\":{}}}}")]
    [InlineData("{\"session\":{\"procedure\":\"x\",\"version\":1,\"mode\":\"Elsewhere\"}}")]
    [InlineData("{\"session\":{\"procedure\":\"x\",\"version\":1,\"pending\":{\"values\":null}}}")]
    public void What_cannot_be_read_becomes_a_fresh_state_that_says_so(string stored)
    {
        Assert.False(ConversationStateJson.TryRead(Encoding.UTF8.GetBytes(stored), out var state));
        Assert.True(state.WasUnreadable);
        Assert.Null(state.Session);
    }

    [Fact]
    public void Random_bytes_never_throw() =>
        Gen.Byte.Array.Sample(b =>
        {
            ConversationStateJson.TryRead(b, out _);
        });
}
