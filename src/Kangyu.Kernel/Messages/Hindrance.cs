namespace Kangyu.Kernel.Messages;

/// <summary>Why no text message goes out for a due row now. <see cref="None"/>: it may.</summary>
public enum Hindrance
{
    None,
    /// <summary>A duty of the unit, not a reminder that somebody asked for.</summary>
    NotAReminder,
    Done,
    /// <summary>It left the house before, in whichever way; nothing is sent twice.</summary>
    AlreadyTold,
    OutsideWindow,
    /// <summary>The consent to this reminder does not stand today (S5).</summary>
    NoConsent,
    /// <summary>The person wants no contact, or wants another way.</summary>
    NotByTextMessage,
    /// <summary>The person agreed to be reminded by one worker, who does it.</summary>
    ByWorker,
    /// <summary>It stays in a room, and no text message was asked for with this very reminder (S13).</summary>
    Private,
    /// <summary>No mobile number is on file.</summary>
    NoNumber,
    /// <summary>The unit has given no number to ask at.</summary>
    NoUnitPhone,
    /// <summary>The active packs have no words for it.</summary>
    NoWords,
    QuietHours,
}
