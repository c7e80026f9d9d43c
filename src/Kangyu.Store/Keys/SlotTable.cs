namespace Kangyu.Store.Keys;

/// <summary>All slots in memory, 4,096 to a page, so that growing copies nothing.</summary>
internal sealed class SlotTable
{
    private const int PageShift = 12;
    private const int PageSlots = 1 << PageShift;
    private readonly List<byte[]> pages = [];

    public int Count { get; private set; }

    public Span<byte> this[int number] => pages[number >> PageShift].AsSpan((number & (PageSlots - 1)) * KeySlot.Size, KeySlot.Size);

    /// <summary>Puts a slot at its number: the next one, or one that is already there.</summary>
    public void Put(int number, ReadOnlySpan<byte> slot)
    {
        if (number > Count) throw new ArgumentOutOfRangeException(nameof(number), "Slots come without gaps.");
        if (number == Count && Count++ >> PageShift == pages.Count) pages.Add(new byte[PageSlots * KeySlot.Size]);
        slot.CopyTo(this[number]);
    }
}
