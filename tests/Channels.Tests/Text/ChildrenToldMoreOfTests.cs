using Channels.Text;
using Channels.Text.People;

namespace Channels.Tests.Text;

/// <summary>Who tells more of a child that was counted already has not one child more.</summary>
public sealed class ChildrenToldMoreOfTests
{
    [Theory]
    [InlineData("子どもは6さいと2さいです。上の子は小学1年", 2)]
    [InlineData("6歳と2歳です。上の子は小学1年", 2)]
    [InlineData("子どもは10歳と7歳と3歳です。長男は小学4年です", 3)]
    [InlineData("子どもは5歳と2歳。下は年少", 2)]
    [InlineData("上が高2、下が小5", 2)]
    [InlineData("小6・小3・年長", 3)]
    public void They_are_counted_once(string said, long children) =>
        Assert.Equal(Reading.Found(children), PeopleReader.Find(LongText.Prepare(said), CountedPeople.Children)?.Reading);
}
