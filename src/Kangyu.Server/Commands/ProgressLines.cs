using Kangyu.Store;

namespace Kangyu.Server.Commands;

/// <summary>Progress of what takes long: a line whenever the step changes or a second has passed.</summary>
internal sealed class ProgressLines(TextWriter error) : IProgress<StoreProgress>
{
    private string work = "";
    private long last;

    public void Report(StoreProgress value)
    {
        var now = TimeProvider.System.GetTimestamp();
        if (value.Work == work && value.Done < value.Of && TimeProvider.System.GetElapsedTime(last, now) < TimeSpan.FromSeconds(1)) return;
        (work, last) = (value.Work, now);
        error.WriteLine(value.Of > 0 ? $"{value.Work} {value.What} {value.Done}/{value.Of}" : $"{value.Work} {value.What}");
    }
}
