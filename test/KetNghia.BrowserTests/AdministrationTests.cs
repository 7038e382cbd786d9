using Microsoft.Playwright;

namespace KetNghia.BrowserTests;

/// <summary>A tenant's administrator brings in a new officer, widens a role, sends a session away and reads who did what.</summary>
[Collection(Chromium.Writing)]
public sealed class AdministrationTests(Chromium chromium)
{
    private const string FullName = "Arất Thị Bưởi";
    private const string OwnPassword = "rừng già suối nguồn mây trắng";
    private const string Role = "Cán bộ xã";
    private const string Wanted = "Xem nhật ký thao tác";
    private const string AuditPage = "/k/nam-giang/administration/audit";

    [Fact]
    public async Task NewOfficer_FromFirstSignInToLastClick_HasWhatTheRoleGives()
    {
        var server = await chromium.WritingServerAsync();
        await using var admin = await Journey.SignedInAsync(chromium, server, Demo.TenantAdmin);
        var (userName, oneTime) = await CreateAsync(admin);

        await using var officer = await Journey.BeginAsync(chromium, server);
        await officer.SignInAsync(userName, oneTime);
        await ChangePasswordAsync(officer, oneTime);
        await IsRefusedAsync(officer);
        await WidenRoleAsync(admin);
        await officer.OpenAsync(AuditPage);
        await officer.SeesAsync("Nhật ký thao tác");

        await EndSessionsAsync(admin);
        await officer.OpenAsync(AuditPage);
        officer.Path.ShouldStartWith("/account/sign-in");
        await AuditTellsAsync(admin, userName);
    }

    private static async Task<(string UserName, string Password)> CreateAsync(Journey admin)
    {
        await admin.FollowMenuAsync("Người dùng và quyền");
        await admin.PressButtonAsync("Thêm người dùng");
        await admin.FillAsync("Input.FullName", FullName);
        await admin.TickAsync(Role);
        await admin.TickAsync("Xã Zuôich");
        await admin.PressButtonAsync("Thêm người dùng");
        await admin.SeesAsync("Mật khẩu chỉ hiện một lần");
        return (await admin.TextAsync("main dd b"), await admin.TextAsync("[data-one-time-password]"));
    }

    /// <summary>Nothing else opens before the password is the person's own; then the right workspace does, with the commune's work.</summary>
    private static async Task ChangePasswordAsync(Journey officer, string oneTime)
    {
        officer.Path.ShouldStartWith("/account/password");
        await officer.OpenAsync("/k/nam-giang/pairing/pairings");
        officer.Path.ShouldStartWith("/account/password");
        await officer.FillAsync("Input.Current", oneTime);
        await officer.FillAsync("Input.Next", OwnPassword);
        await officer.FillAsync("Input.Again", OwnPassword);
        await officer.PressButtonAsync("Đổi mật khẩu");

        officer.Path.ShouldStartWith("/k/nam-giang");
        await officer.SeesAsync("Đã đổi mật khẩu.");
        await officer.FollowMenuAsync("Cặp kết nghĩa");
        (await officer.TextsAsync("tbody tr")).ShouldAllBe(row => row.Contains("Xã Zuôich", StringComparison.Ordinal));
    }

    private static async Task IsRefusedAsync(Journey officer)
    {
        var answer = await officer.Page.GotoAsync(AuditPage);
        answer!.Status.ShouldBe(403);
        await officer.SeesAsync($"Thiếu quyền: {Wanted}.");
        await officer.FollowAsync("Vì sao?");

        await officer.SeesAsync($"Chưa có quyền “{Wanted}” trong không gian này");
        await officer.SeesAsync($"Vai trò {Role} chưa có quyền “{Wanted}”");
        await officer.SeesAsync("Cấp quyền: Hồ Ngọc Sơn");
        (await officer.AxeAsync()).ShouldBeEmpty();
    }

    private static async Task WidenRoleAsync(Journey admin)
    {
        await admin.FollowMenuAsync("Người dùng và quyền");
        await admin.FollowAsync("Vai trò", "main .nav-tabs");
        await admin.FollowAsync(Role, "main table");
        await admin.PressButtonAsync("Sửa quyền của vai trò");
        await admin.TickAsync(Wanted);
        await admin.PressButtonAsync("Xem lại thay đổi");
        await admin.SeesAsync("Thêm 1 quyền");
        (await admin.TextsAsync("main ins")).ShouldBe([Wanted]);
        await admin.PressButtonAsync("Ghi quyền của vai trò");
        await admin.SeesAsync("Đã ghi quyền của vai trò, có hiệu lực ngay.");
    }

    private static async Task EndSessionsAsync(Journey admin)
    {
        await admin.FollowMenuAsync("Người dùng và quyền");
        await admin.FollowAsync(FullName, "main table");
        (await admin.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Kết thúc", Exact = true }).CountAsync()).ShouldBe(1);
        await admin.PressButtonAsync("Kết thúc mọi phiên");
        await admin.SeesAsync("Đã kết thúc phiên, có hiệu lực ngay.");
        await admin.SeesAsync("Không có phiên nào đang mở.");
    }

    private static async Task AuditTellsAsync(Journey admin, string userName)
    {
        await admin.FollowMenuAsync("Nhật ký thao tác");
        var told = (await admin.TextsAsync("tbody tr")).Where(row => row.Contains("Hồ Ngọc Sơn", StringComparison.Ordinal)).ToList();
        foreach (var sentence in new[]
        {
            $"Tạo tài khoản {userName} cho {FullName}",
            $"Cho {FullName} vào không gian với vai trò {Role}, phạm vi Xã Zuôich",
            $"Kết thúc mọi phiên đăng nhập của {FullName}",
            Role,
        })
        {
            told.ShouldContain(row => row.Contains(sentence, StringComparison.Ordinal), sentence);
        }

        await admin.FollowAsync($"Tạo tài khoản {userName}", "main table");
        await admin.SeesAsync("Dấu niêm phong");
    }
}
