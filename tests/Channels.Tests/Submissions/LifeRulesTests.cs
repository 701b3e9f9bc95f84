using Channels.Bot.Data.Rows;
using Channels.Bot.Submissions.Life;

namespace Channels.Tests.Submissions;

/// <summary>The life of a submission, walked at random: whatever anybody tries, these things hold.</summary>
public sealed class LifeRulesTests
{
    private static readonly LifeActor[] Actors = [LifeActor.Sender, LifeActor.Staff, LifeActor.System, LifeActor.Clock];

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_random_walk_never_leaves_the_rules(int seed)
    {
        var random = new Random(seed);
        var state = SubmissionState.Received;
        var hasOffice = false; // an office has this revision
        for (var n = 0; n < 200; n++)
        {
            var (move, who) = (random.GetItems(Enum.GetValues<LifeMove>(), 1)[0], random.GetItems(Actors, 1)[0]);
            if (LifeRules.Next(state, move, who) is not LifeStep.Goes { To: var to })
                continue;
            Assert.NotEqual(SubmissionState.Erased, state);
            if (state is SubmissionState.Withdrawn)
                Assert.Equal(SubmissionState.Erased, to);

            // What an office has is not changed or taken back under its hands; only what is written on comes on top.
            if (hasOffice && state is not SubmissionState.Returned && who is LifeActor.Sender)
                Assert.Equal(LifeMove.Updated, move);

            // Nobody accepts, ends or gives back what they do not have.
            if (move is LifeMove.Confirmed or LifeMove.Done or LifeMove.Returned)
                Assert.True(hasOffice);
            if (who is LifeActor.Clock)
                Assert.True(move is LifeMove.Recalled or LifeMove.Erased);
            hasOffice = move switch
            {
                LifeMove.Taken => true,
                LifeMove.Updated or LifeMove.Resubmitted or LifeMove.Corrected => false,
                _ => hasOffice,
            };
            Assert.Equal(to is SubmissionState.Received or SubmissionState.Resubmitted, !hasOffice && !IsEnd(to));
            state = to;
        }

        static bool IsEnd(SubmissionState state) => state is SubmissionState.Withdrawn or SubmissionState.Erased;
    }

    [Fact]
    public void From_where_one_stands_a_move_leads_to_one_place() =>
        Assert.Equal(LifeRules.All.Count, LifeRules.All.Select(r => (r.From, r.Move)).Distinct().Count());

    [Fact]
    public void Every_state_is_reached_and_every_one_but_the_last_is_left()
    {
        var reached = new HashSet<SubmissionState> { SubmissionState.Received };
        for (var n = 0; n < LifeRules.All.Count; n++)
            reached.UnionWith(LifeRules.All.Where(r => reached.Contains(r.From)).Select(r => r.To).ToList());

        Assert.Equal(Enum.GetValues<SubmissionState>(), reached.Order());
        Assert.Equal(
            Enum.GetValues<SubmissionState>().Where(s => s is not SubmissionState.Erased),
            LifeRules.All.Select(r => r.From).Distinct().Order()
        );
    }

    [Theory]
    [InlineData(SubmissionState.Taken, LifeMove.Withdrawn, LifeActor.Sender, LifeCodes.NotNow)]
    [InlineData(SubmissionState.Received, LifeMove.Confirmed, LifeActor.Staff, LifeCodes.NotNow)]
    [InlineData(SubmissionState.Received, LifeMove.Taken, LifeActor.Sender, LifeCodes.NotYours)]
    [InlineData(SubmissionState.Received, LifeMove.Withdrawn, LifeActor.Staff, LifeCodes.NotYours)]
    [InlineData(SubmissionState.Returned, LifeMove.Resubmitted, LifeActor.System, LifeCodes.NotYours)]
    [InlineData(SubmissionState.Erased, LifeMove.Erased, LifeActor.Clock, LifeCodes.NotNow)]
    public void A_refused_move_is_a_value_with_a_code(SubmissionState from, LifeMove move, LifeActor who, string code) =>
        Assert.Equal(new LifeStep.Refused(code), LifeRules.Next(from, move, who));
}
