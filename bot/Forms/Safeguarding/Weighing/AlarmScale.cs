namespace Channels.Bot.Forms.Safeguarding.Weighing;

/// <summary>What one alarm's weights are read with, and from which weight on it is heard.</summary>
/// <param name="List">The list of words it stands beside.</param>
/// <param name="Bias">What a text weighs before anything is read.</param>
/// <param name="Step">What one step of a weight's letter is worth.</param>
/// <param name="Alone">Heard from this weight on, whatever the words say.</param>
/// <param name="WithWords">Heard from this weight on when the list's words are there too.</param>
internal sealed record AlarmScale(string List, float Bias, float Step, float Alone, float WithWords)
{
    public bool Hears(float weight, bool areWordsThere) => weight >= (areWordsThere ? WithWords : Alone);
}
