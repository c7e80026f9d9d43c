namespace Kangyu.Kernel;

/// <summary>
/// An expected failure: a stable code, the path of what is wrong (an item id, or <c>section[2].item</c>), and a
/// message that tells how to mend it. A broken safeguard has its number as the code (<c>S7</c>).
/// </summary>
public sealed record Problem(string Code, string Path, Words Message)
{
    public static Problem At(string path, string code, string zh, string en) => new(code, path, new Words(zh, en));
}
