using System.Text.Json;
using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Examples;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;

namespace Channels.Tests.Procedures;

public sealed class SchemaTests
{
    /// <summary>To renew the files after a change of the language: CHANNELS_APPROVE=(path of bot/Procedures/schema).</summary>
    [Theory]
    [InlineData("procedure.schema.json")]
    [InlineData("texts.schema.json")]
    public void The_schema_beside_the_procedures_is_the_one_the_code_makes(string file)
    {
        var made = file[0] == 'p' ? FormSchema.Definition() : FormSchema.Texts();
        if (Environment.GetEnvironmentVariable("CHANNELS_APPROVE") is { Length: > 0 } folder)
            File.WriteAllText(Path.Combine(folder, file), made);

        Assert.Equal(File.ReadAllText(Path.Combine(DialogServices.DefaultFolder, "schema", file)).ReplaceLineEndings("\n"), made);
    }

    [Fact]
    public void The_schema_knows_every_type_and_its_settings()
    {
        using var schema = JsonDocument.Parse(FormSchema.Definition());
        var fields = schema
            .RootElement.GetProperty("allOf")[0]
            .GetProperty("properties")
            .GetProperty("fields")
            .GetProperty("items")
            .GetProperty("anyOf")
            .EnumerateArray()
            .ToDictionary(t => t.GetProperty("properties").GetProperty("type").GetProperty("const").GetString()!);

        Assert.Equal(FieldTypes.All.Keys.Order(StringComparer.Ordinal), fields.Keys.Order(StringComparer.Ordinal));
        Assert.True(fields["repeat"].GetProperty("properties").TryGetProperty("at-least", out _));
        Assert.True(fields["date"].GetProperty("properties").TryGetProperty("when", out _));
        Assert.False(fields["date"].GetProperty("properties").TryGetProperty("longest", out _));
    }

    [Fact]
    public void A_preview_shows_every_example_and_cannot_be_made_to_run_anything()
    {
        var page = ExamplePreview.Html(DialogServices.DefaultFolder, "activity-report");
        Assert.Contains("何をしましたか", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        var markdown = ExamplePreview.Markdown(DialogServices.DefaultFolder, "activity-report");
        Assert.Contains("☞ きのう", markdown, StringComparison.Ordinal);
        Assert.Equal(ExampleFolder.Read(DialogServices.DefaultFolder, "activity-report", []).Count, markdown.Split("## ").Length - 1);
    }
}
