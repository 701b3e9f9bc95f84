using System.Collections.Concurrent;
using System.Text.Json;

namespace Channels.Simulator;

/// <summary>The rich menus of a channel.</summary>
internal sealed class RichMenus
{
    private readonly ConcurrentDictionary<string, RichMenu> _all = new(StringComparer.Ordinal);

    /// <summary>The one everybody sees; null while there is none.</summary>
    public RichMenu? Shown { get; private set; }

    public IReadOnlyCollection<RichMenu> All => [.. _all.Values];

    public RichMenu Add(JsonElement definition)
    {
        var menu = new RichMenu("richmenu-" + LineIds.Hex(32), definition.Clone(), null);
        _all[menu.Id] = menu;
        return menu;
    }

    public RichMenu? Find(string id) => _all.GetValueOrDefault(id);

    public bool Draw(string id, byte[] picture)
    {
        if (Find(id) is not { } menu)
            return false;
        _all[id] = menu with { Picture = picture };
        return true;
    }

    /// <summary>A menu without a picture cannot be shown.</summary>
    public bool Show(string id)
    {
        if (Find(id) is not { Picture: not null } menu)
            return false;
        Shown = menu;
        return true;
    }

    public bool Remove(string id)
    {
        if (Shown?.Id == id)
            Shown = null;
        return _all.TryRemove(id, out _);
    }
}

/// <summary>One rich menu.</summary>
internal sealed record RichMenu(string Id, JsonElement Definition, byte[]? Picture);
