namespace Channels.Bot.Audit;

/// <summary>Who did something, as the audit names them: the product itself, a system with a key, or a person.</summary>
public sealed record Actor
{
    private Actor(ActorKind kind, string name) => (Kind, Name) = (kind, name);

    /// <summary>The product itself, in a turn or a sweep.</summary>
    public static Actor Bot { get; } = new(ActorKind.Bot, "bot");

    public ActorKind Kind { get; }

    /// <summary>What stands in the audit; stable, never a personal value beyond a member of staff's own name.</summary>
    public string Name { get; }

    /// <summary>A system: the duty desk, the holder of a key.</summary>
    public static Actor System(string name) => new(ActorKind.System, name);

    /// <summary>A member of staff.</summary>
    public static Actor Person(string name) => new(ActorKind.Person, name);

    public override string ToString() => Name;
}

/// <summary>What kind of actor it is: two persons can look at one thing, two systems cannot stand for them.</summary>
public enum ActorKind
{
    Bot,
    System,
    Person,
}
