namespace Kangyu.Demo.Course;

/// <summary>What is planned for one life, earliest first; what is planned for the same moment comes in the order of planning.</summary>
internal sealed class Agenda
{
    private readonly List<(DateTime At, Action Do)> latestFirst = [];

    public DateTime Next => latestFirst.Count == 0 ? DateTime.MaxValue : latestFirst[^1].At;

    public void Plan(DateTime at, Action action)
    {
        int place = latestFirst.Count;
        while (place > 0 && latestFirst[place - 1].At <= at) place--;
        latestFirst.Insert(place, (at, action));
    }

    public Action Take()
    {
        var action = latestFirst[^1].Do;
        latestFirst.RemoveAt(latestFirst.Count - 1);
        return action;
    }

    public void Clear() => latestFirst.Clear();
}
