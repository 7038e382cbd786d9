using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace KetNghia.Administration.Accounts;

/// <summary>
/// Identity's store on our context. It never saves by itself: the service that acts logs the action and saves once. Claims,
/// outside sign-ins and tokens of Identity's own have no tables: rights come from memberships, secrets lie with the account.
/// </summary>
internal sealed class AccountStore
    : UserOnlyStore<Account, KetNghiaDbContext, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>>
{
    public AccountStore(KetNghiaDbContext context, IdentityErrorDescriber? describer = null)
        : base(context, describer)
    {
        AutoSaveChanges = false;
    }
}
