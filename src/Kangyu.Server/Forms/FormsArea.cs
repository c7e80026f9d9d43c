namespace Kangyu.Server.Forms;

/// <summary>Forms to fill and the entries that come of them.</summary>
internal static class FormsArea
{
}
