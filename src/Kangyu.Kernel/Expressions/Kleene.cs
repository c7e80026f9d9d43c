namespace Kangyu.Kernel.Expressions;

/// <summary>Three-valued truth, ordered so that "and" is the least and "or" the greatest of its terms.</summary>
internal enum Kleene : byte
{
    No = 0,
    Unanswered = 1,
    Yes = 2,
}
