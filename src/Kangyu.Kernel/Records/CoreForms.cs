namespace Kangyu.Kernel.Records;

/// <summary>The forms of the core pack that the kernel itself reads.</summary>
public static class CoreForms
{
    public const string Registration = "core.registration";
    public const string Consent = "core.consent";
    public const string MoveOut = "core.move_out";
    public const string MessageOut = "core.message_out";
    public const string Merge = "core.merge";
    public const string Pack = "core";
    public const string PackActivation = "core.pack_activation";
}
