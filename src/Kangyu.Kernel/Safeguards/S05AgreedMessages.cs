using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Messages;
using Kangyu.Kernel.Packs.Reading;
using Kangyu.Kernel.Records;
using Kangyu.Kernel.Records.Folds;

namespace Kangyu.Kernel.Safeguards;

/// <summary>
/// S5: nothing goes out that the person did not agree to. A reminder or slip keeps an agreement that stands on the day it goes out; an invitation needs a yes to invitations or
/// research. A result, an answer or a copy is what the person came for.
/// </summary>
internal static class S05AgreedMessages
{
    public static void Check(Entry entry, PersonState? state, List<Problem> problems)
    {
        if (entry.Form.Id != CoreForms.MessageOut) return;
        switch (Text(entry, "message_kind"))
        {
            case "reminder" or "slip" when state is null || !ConsentFold.Stands(state, Text(entry, "message_offer"), entry.Occurred.Date):
                problems.Add(Problem.At("message_offer", "S5", "本人没有同意这项提醒，或已经撤回、到期，不能发出。本人愿意的话，请先登记同意",
                    "The person did not agree to this reminder, or the agreement was withdrawn or has ended: it cannot go out. If they want it, record their consent first"));
                break;
            case "invitation" when state?.Consents.Values.Any(consent => consent.Answer == ConsentFold.Yes && IsProgramme(consent.Key)) != true:
                problems.Add(Problem.At("message_kind", "S5", "本人没有同意被邀请参加项目，不能发出。本人愿意的话，请先登记同意",
                    "The person did not agree to invitations: it cannot go out. If they want them, record their consent first"));
                break;
            default: break;
        }
    }

    /// <summary>Who gets a text message can ask about it and can end it, in as many steps as it took to begin: a number to call, and a word to send back.</summary>
    public static void Check(PackDraft pack, Workspace desk)
    {
        if (pack.Head.ReminderText is not { } text || pack.HeadMap is not { } map) return;
        if (new[] { text.Zh, text.En }.All(each => each.Contains(ReminderText.UnitPhone, StringComparison.Ordinal) && each.Contains("TD", StringComparison.Ordinal))) return;
        desk.Findings.Add(map.Line("messages"), "S5", new("短信没有写明怎样咨询、怎样退订", "The text message does not say where to ask and how to stop"),
            new("两种文字都写上 {unit_phone} 和“回复TD”", "In both languages write {unit_phone} and “reply TD”"));
    }

    private static bool IsProgramme(string key) => key.StartsWith("invitations:", StringComparison.Ordinal) || key.StartsWith("research:", StringComparison.Ordinal);

    private static string? Text(Entry entry, string id) =>
        entry.Form.Items.FirstOrDefault(item => item.Id == id) is { } item && entry[item] is { Kind: ValueKind.Text } value ? value.Text : null;
}
