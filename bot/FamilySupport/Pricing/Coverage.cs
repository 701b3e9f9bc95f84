using Channels.Bot.FamilySupport.Rules;

namespace Channels.Bot.FamilySupport.Pricing;

/// <summary>Takes off what a programme covers. The provider's reward stays; the city pays what the member does not.</summary>
internal static class Coverage
{
    /// <summary>Adds the programme's line, or says why there can be no price.</summary>
    public static WhyNot? Apply(PriceDraft draft, ProgrammeClaim claim)
    {
        if (draft.Pack.Programmes.FirstOrDefault(p => p.Id == claim.Programme) is not { } programme)
            return WhyNot.NoSuchProgramme;
        if (programme.Window is { } window)
        {
            if (claim.Day is not { } day)
                return WhyNot.ProgrammeDayUnknown;
            if (draft.Use.Day < window.Opens(day) || draft.Use.Day > window.Closes(day))
            {
                draft.Add(new PriceLine(LineKind.ProgrammeClosed, 0, programme.Id, 0, 0, 0, 0));
                return null;
            }
        }

        if (claim.UsesBefore >= programme.Uses)
        {
            draft.Add(new PriceLine(LineKind.ProgrammeSpent, 0, programme.Id, 0, programme.Uses.Value, 0, 0));
            return null;
        }

        if (programme.MinutesPerUse is { } most && draft.Use.Minutes > most)
        {
            if (!programme.BeyondIsCharged)
                return WhyNot.BeyondProgramme;
            draft.Using(Assumption.ProgrammeBeyond);
        }

        if (draft.Use.Children.Count > 1)
            draft.Using(Assumption.ProgrammeChildren);
        Cover(draft, programme, claim);
        return null;
    }

    private static void Cover(PriceDraft draft, Programme programme, ProgrammeClaim claim)
    {
        var left = Math.Min(
            programme.MinutesPerUse ?? int.MaxValue,
            Math.Min(
                programme.MinutesPerMonth - claim.MinutesThisMonth ?? int.MaxValue,
                programme.MinutesPerYear - claim.MinutesThisYear ?? int.MaxValue
            )
        );
        var covered = 0;
        var minutes = 0;
        for (var child = 0; child < draft.Use.Children.Count; child++)
        {
            if (
                draft.Use.Children[child].IsOutside
                || programme.Covers.FirstOrDefault(c => child == draft.Use.First ? c.First : c.Later) is not { } cover
            )
                continue;
            var (within, yen) = Within(draft.PiecesOf(child), Math.Max(0, left));
            minutes = Math.Max(minutes, within);
            var asked = draft.ShareOf(child, yen);
            covered += cover.Percent is { } percent ? asked * percent / 100 : Math.Min(draft.FeeOf(child), Aid(cover, within));
        }

        var cap = Math.Min(
            programme.YenPerDay - claim.YenThisDay ?? int.MaxValue,
            Math.Min(programme.YenPerMonth - claim.YenThisMonth ?? int.MaxValue, programme.YenPerYear - claim.YenThisYear ?? int.MaxValue)
        );
        covered = Math.Max(0, Math.Min(covered / programme.Floor * programme.Floor, cap));
        draft.MinutesCovered = covered > 0 ? minutes : 0;
        draft.Add(
            covered == 0 && (left <= 0 || cap <= 0)
                ? new PriceLine(LineKind.ProgrammeSpent, 0, programme.Id, 0, 0, 0, 0)
                : new PriceLine(LineKind.Programme, 0, programme.Id, minutes, 0, -covered, 0)
        );
    }

    /// <summary>How much of the time that counts lies within so many minutes from the start, and what it costs.</summary>
    private static (int Minutes, int Yen) Within(IReadOnlyList<Piece> pieces, int most)
    {
        var (minutes, yen) = (0, 0);
        foreach (var piece in pieces)
        {
            var taken = Math.Min(piece.Minutes, most - minutes);
            yen += taken == piece.Minutes ? piece.Fee : piece.Fee * taken / piece.Minutes;
            minutes += taken;
        }

        return (minutes, yen);
    }

    private static int Aid(Cover cover, int minutes)
    {
        var whole = Math.Min(minutes, cover.After);
        return (cover.PerHour * whole / RulePack.Hour) + (cover.PerHour * (minutes - whole) / RulePack.Hour * cover.AfterPercent / 100);
    }
}
