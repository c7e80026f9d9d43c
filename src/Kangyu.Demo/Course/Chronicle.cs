namespace Kangyu.Demo.Course;

/// <summary>All actors of the county in one stream, in the order of recording. The number decides where two fall on the same moment.</summary>
internal sealed class Chronicle
{
    private readonly PriorityQueue<(Actor Actor, int Number), (DateTime At, int Number)> waiting = new();
    private int joined;

    public void Join(Actor actor) => Wait(actor, joined++);

    public IEnumerable<DemoSubmission> Run()
    {
        while (waiting.TryDequeue(out var next, out _))
        {
            if (next.Actor.Advance() is { } submission) yield return submission;
            Wait(next.Actor, next.Number);
        }
    }

    private void Wait(Actor actor, int number)
    {
        if (actor.Next is var at && at < DateTime.MaxValue) waiting.Enqueue((actor, number), (at, number));
    }
}
