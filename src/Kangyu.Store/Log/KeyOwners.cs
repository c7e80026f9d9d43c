using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Log;

/// <summary>Whose data key seals an entry, and in which retention class (S12): what law keeps, what names a person, and the rest.</summary>
internal static class KeyOwners
{
    public static KeyOwner Of(Entry entry) => Of(entry.Form, entry.Subject, entry.Root);

    public static KeyOwner Of(Draft draft) => Of(draft.Form, draft.Subject, draft.Amends ?? draft.Id);

    private static KeyOwner Of(Form form, Subject subject, Guid root)
    {
        if (form.Id == CoreForms.PackActivation) return KeyOwner.Common;
        // what is about nobody may still name people (a complaint), so that each can be erased alone
        if (subject.Kind == SubjectKind.Nobody) return new KeyOwner(root, KeyClass.Care);
        return new KeyOwner(subject.Id, ClassOf(form));
    }

    private static KeyClass ClassOf(Form form)
    {
        if (form.Retention == RetentionClass.Legal) return KeyClass.Legal;
        foreach (var section in form.Sections)
        {
            foreach (var item in section.Items)
            {
                if (item.IsIdentifier) return KeyClass.Identity;
            }
        }
        return KeyClass.Care;
    }
}
