using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>The roles by which safeguards and the record know an answer, whatever a pack calls it, and the types they may have.</summary>
internal static class RoleWords
{
    private static readonly Dictionary<string, ItemType[]> Types = new(StringComparer.Ordinal)
    {
        ["name"] = [ItemType.Text],
        ["id_number"] = [ItemType.Text],
        ["phone"] = [ItemType.Text],
        ["address"] = [ItemType.Text],
        ["card"] = [ItemType.Text],
        ["born"] = [ItemType.Date],
        ["sex"] = [ItemType.Choice],
        ["unnamed"] = [ItemType.YesNo],
        ["synthetic"] = [ItemType.YesNo],
        ["guardian_name"] = [ItemType.Text],
        ["guardian_signature"] = [ItemType.Signature],
        ["first_choice"] = [ItemType.YesNo],
        ["methods_considered"] = [ItemType.Choices],
        ["sheets_shown"] = [ItemType.Choices],
        ["methods_offered"] = [ItemType.Choices],
        ["referral_logged"] = [ItemType.YesNo],
        ["method_chosen"] = [ItemType.Choice],
        ["method_started"] = [ItemType.Choice],
        ["method_stopped"] = [ItemType.Choice],
        ["consent_signature"] = [ItemType.Signature],
        ["own_request"] = [ItemType.Signature, ItemType.YesNo],
        ["in_labour"] = [ItemType.YesNo],
        ["condition_of_care"] = [ItemType.YesNo],
        ["by_proxy"] = [ItemType.YesNo],
        ["told_as_history"] = [ItemType.YesNo],
        ["emergency"] = [ItemType.YesNo],
        ["emergency_reason"] = [ItemType.Text],
        ["decline_reason"] = [ItemType.Choice],
        ["wanted_by"] = [ItemType.Date, ItemType.DateTime],
        ["purpose"] = [ItemType.Choice],
        ["consent_offer"] = [ItemType.Text, ItemType.Choice],
        ["channel"] = [ItemType.Choices, ItemType.Choice],
        ["worker"] = [ItemType.Staff],
        ["partner"] = [ItemType.Person],
        ["to_unit"] = [ItemType.Unit],
        ["shared"] = [ItemType.Choices],
        ["programme"] = [ItemType.Choice, ItemType.Text],
        ["answer"] = [ItemType.Choice, ItemType.YesNo, ItemType.Offer],
        ["pressured"] = [ItemType.Choice],
        ["verdict"] = [ItemType.Choice],
        ["complained_unit"] = [ItemType.Unit],
        ["who_may_see"] = [ItemType.Choice],
    };

    public static IReadOnlyCollection<string> Known => Types.Keys;

    public static IReadOnlyList<ItemType> TypesOf(string role) => Types[role];
}
