using Kangyu.Kernel;

namespace Kangyu.Server.Errors;

/// <summary>Failures that no use case names: bad requests, statuses without a body, what nobody expected.</summary>
internal static class Faults
{
    public static Fault Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(status, "bad_request", new("请求无法读取。请刷新页面再试。", "The request cannot be read. Reload the page and try again.")),
        StatusCodes.Status401Unauthorized => new(status, "sign_in", new("请先登录。", "Please sign in first.")),
        StatusCodes.Status403Forbidden => new(Kernel.Access.Denial.Role),
        StatusCodes.Status404NotFound => Fault.NotFound,
        StatusCodes.Status405MethodNotAllowed => new(status, "method_not_allowed", new("这个地址不接受这种操作。", "This address does not take that method.")),
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status415UnsupportedMediaType => new(status, "media_type", new("请用 application/json 发送。", "Please send application/json.")),
        StatusCodes.Status429TooManyRequests => new(status, "too_many", new("尝试太频繁，请一分钟后再试。", "Too many attempts. Please wait a minute.")),
        StatusCodes.Status503ServiceUnavailable => new(status, "busy", new("服务器正忙，稍后会自动重试；已确认的记录不会丢失。", "The server is busy; it will be tried again. Nothing acknowledged is lost.")),
        _ => new(status, "unexpected", new("服务器出了意外错误，什么也没有保存。请再试一次；仍不行请联系管理员。",
            "Something unexpected went wrong and nothing was saved. Try again; if it stays, tell the administrator.")),
    };

    /// <summary>The largest body, 10 MB.</summary>
    public const long MostBytes = 10 * 1024 * 1024;

    public static Fault TooLarge { get; } = new(StatusCodes.Status413PayloadTooLarge, "body_too_large",
        new("内容超过 10 MB。请分几次发送，或缩小照片。", "The content is over 10 MB. Send it in parts, or make photos smaller."));

    public static Fault Antiforgery { get; } = new(StatusCodes.Status400BadRequest, "antiforgery",
        new("页面已过期。请刷新后再提交，填写的内容还在。", "The page has expired. Reload it and send again; what you filled in is kept."));
}
