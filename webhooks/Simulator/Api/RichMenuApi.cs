using System.Text.Json;
using System.Text.Json.Nodes;

namespace Channels.Simulator;

/// <summary>The rich menu endpoints, with LINE's published limits.</summary>
internal sealed class RichMenuApi(LineEmulator emulator)
{
    private const int LargestPicture = 1024 * 1024;

    /// <summary>Creates one, checks one (argument <c>validate</c>), or with DELETE takes the one of the argument away.</summary>
    public LineAnswer Change(LineRequest request, string method)
    {
        if (HttpMethods.IsDelete(method))
            return request.Channel.Menus.Remove(request.Argument) ? Done() : LineAnswer.Error(404, "richmenu not found");
        if (RequestBody.Parse(request.Body) is not { } body || Problem(body) is { } problem)
            return LineAnswer.Error(400, RequestBody.Parse(request.Body) is { } b ? Problem(b)! : "The request body has 1 error(s)");
        if (request.Argument == "validate")
            return Done();
        var menu = request.Channel.Menus.Add(body);
        return LineAnswer.Ok(new JsonObject { ["richMenuId"] = menu.Id }) with { Accepted = true };
    }

    public static LineAnswer List(LineRequest request)
    {
        var menus = new JsonArray();
        foreach (var menu in request.Channel.Menus.All)
        {
            var one = JsonNode.Parse(menu.Definition.GetRawText())!.AsObject();
            one["richMenuId"] = menu.Id;
            menus.Add((JsonNode)one);
        }

        return LineAnswer.Ok(new JsonObject { ["richmenus"] = menus });
    }

    public LineAnswer Picture(LineRequest request)
    {
        var bytes = request.Body.ToArray();
        if (ImageTypes.Of(bytes) is not ("image/png" or "image/jpeg") || bytes.Length > LargestPicture)
            return LineAnswer.Error(400, "The image is no JPEG or PNG of at most 1 MB");
        return request.Channel.Menus.Draw(request.Argument, bytes) ? Done() : LineAnswer.Error(404, "richmenu not found");
    }

    public LineAnswer Show(LineRequest request) =>
        request.Channel.Menus.Show(request.Argument)
            ? Done()
            : LineAnswer.Error(400, "must upload richmenu image before applying it to user");

    /// <summary>The one everybody sees.</summary>
    public static LineAnswer Default(LineRequest request) =>
        request.Channel.Menus.Shown is { } shown
            ? LineAnswer.Ok(new JsonObject { ["richMenuId"] = shown.Id })
            : LineAnswer.Error(404, "no default richmenu");

    private LineAnswer Done()
    {
        emulator.Changes.Raise();
        return LineAnswer.Ok(new JsonObject()) with { Accepted = true };
    }

    private static string? Problem(JsonElement body)
    {
        if (
            !body.TryGetProperty("size", out var size)
            || Number(size, "width") is not (>= 800 and <= 2500)
            || Number(size, "height") is not >= 250
        )
            return "size: width must be 800 to 2500 and height at least 250";
        var (width, height) = (Number(size, "width")!.Value, Number(size, "height")!.Value);
        if (width < height * 1.45)
            return "size: the ratio must be 1.45 or more";
        if (
            RequestBody.Text(body, "chatBarText") is not { Length: > 0 and <= 14 }
            || RequestBody.Text(body, "name") is not { Length: > 0 and <= 300 }
        )
            return "chatBarText must have 1 to 14 characters and name 1 to 300";
        if (!body.TryGetProperty("areas", out var areas) || areas.GetArrayLength() is < 1 or > 20)
            return "areas: 1 to 20";
        foreach (var area in areas.EnumerateArray())
        {
            if (!area.TryGetProperty("bounds", out var bounds) || !area.TryGetProperty("action", out _))
                return "areas: bounds and action";
            if (Number(bounds, "x") + Number(bounds, "width") > width || Number(bounds, "y") + Number(bounds, "height") > height)
                return "areas: outside of the picture";
        }

        return null;
    }

    private static int? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var number) && number.TryGetInt32(out var value) ? value : null;
}
