using Kangyu.Store.Dialects;
using static Kangyu.Store.Dialects.RowColumn;

namespace Kangyu.Store.Fold;

/// <summary>How the derived tables are written. The order of columns is that in which they are filled.</summary>
internal static class DerivedShapes
{
    private const string Open = "until IS NULL";

    public static readonly RowShape Subject = RowShape.Insert("subject", Long("number"), Bytes("id"), Long("kind"));

    public static readonly RowShape Person = RowShape.Upsert("person", 1,
        Long("number"), Text("home_unit"), Long("born"), Text("sex"), Long("unnamed"), Long("synthetic"));

    public static readonly RowShape Event = RowShape.Upsert("event", 1,
        Long("number"), Text("form"), Text("unit"), Long("begun"), Long("closed"), Text("code"));

    public static readonly RowShape Card = RowShape.Update("person", 1, null, Long("number"), Bytes("card"));

    public static readonly RowShape State = RowShape.Upsert("person_state", 1, Long("number"), Bytes("state"));

    public static readonly RowShape Due = RowShape.Insert("due",
        Long("person"), Bytes("instance"), Text("pathway"), Long("step"), Long("occurrence"), Text("unit"), Long("duty"), Text("offer"), Long("due_on"),
        Long("window_start"), Long("window_end"), Long("done_on"), Bytes("done_by"), Long("reminded_on"), Bytes("worker"), Bytes("author"), Text("room"),
        Long("since"), Long("until"));

    public static readonly RowShape DueClose = RowShape.Update("due", 5, Open,
        Long("person"), Bytes("instance"), Text("pathway"), Long("step"), Long("occurrence"), Long("until"));

    public static readonly RowShape Consent = RowShape.Insert("consent",
        Long("person"), Text("key"), Text("answer"), Long("from_day"), Long("until_day"), Text("channel"), Bytes("worker"), Bytes("entry"), Long("since"), Long("until"));

    public static readonly RowShape ConsentClose = RowShape.Update("consent", 2, Open, Long("person"), Text("key"), Long("until"));

    public static readonly RowShape Care = RowShape.Insert("care",
        Long("person"), Text("unit"), Text("why"), Long("from_day"), Long("until_day"), Long("since"), Long("until"));

    public static readonly RowShape CareClose = RowShape.Update("care", 3, Open, Long("person"), Text("unit"), Text("why"), Long("until"));

    public static readonly RowShape Alias = RowShape.Insert("alias", Long("person"), Long("host"), Long("since"), Long("until"));

    public static readonly RowShape AliasClose = RowShape.Update("alias", 1, Open, Long("person"), Long("until"));

    public static readonly RowShape Token = RowShape.Insert("search_token", Long("hash"), Long("person"));

    public static readonly RowShape TokenGone = RowShape.Delete("search_token", Long("hash"), Long("person"));
}
