using Kangyu.Kernel;

namespace Kangyu.Server.Services;

/// <summary>Words of the homes of services.</summary>
internal static class ServiceTexts
{
    public static readonly Words Title = new("服务", "Services");
    public static readonly Words Nameless = new("不记名的登记", "Written without a name");
    public static readonly Words ForPeople = new("给服务对象填的表单", "Forms about a person");
    public static readonly Words OpenPerson = new("先打开本人的档案，再从“今天做什么”里选。", "Open the person's record first; the forms stand under “What is done today”.");
    public static readonly Words FindPerson = new("查找或登记", "Find or register");
    public static readonly Words Knows = new("这项服务的全部内容（表单、路径、判定表、例子）", "All that this service knows (forms, pathways, tables, examples)");
    public static readonly Words Numbers = new("统计", "Numbers");
    public static readonly Words Counts = new("{0} 张表单，{1} 项统计", "{0} forms, {1} numbers");
}
