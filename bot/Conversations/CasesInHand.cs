namespace Channels.Bot.Conversations;

/// <summary>The cases to which the next words of a conversation would go.</summary>
public static class CasesInHand
{
    /// <summary>Their numbers, each once; of a number whose word was not said yet nothing is known.</summary>
    public static IReadOnlyList<string> InHand(this ConversationState state) =>
        [
            .. new[]
            {
                state.Care?.Reference,
                state.Case is { IsOpen: true } opened ? opened.Reference : null,
                state.Session?.Reference,
                state.Session?.Corrects,
            }
                .OfType<string>()
                .Where(reference => reference.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>The same conversation where none of these cases is there any more. A form that is open goes on, and is handed in under a
    /// number of its own.</summary>
    public static ConversationState Without(this ConversationState state, IEnumerable<string> gone)
    {
        var numbers = gone.ToHashSet(StringComparer.Ordinal);
        bool Is(string? reference) => reference is not null && numbers.Contains(reference);
        return state with
        {
            Care = Is(state.Care?.Reference) ? null : state.Care,
            Case = Is(state.Case?.Reference) ? null : state.Case,
            Last = Is(state.Last?.Reference) ? null : state.Last,
            Session = state.Session is { } open ? Without(open, Is) : null,
        };
    }

    private static FormSession Without(FormSession form, Func<string?, bool> isGone)
    {
        var own = isGone(form.Reference) ? form with { Reference = null, CodeWord = null } : form;
        return isGone(own.Corrects) ? own with { Corrects = null } : own;
    }
}
