namespace KetNghia.Documents.Drafting;

/// <summary>What the province reads across localities: what they issued.</summary>
internal sealed class ProvincePaperQueries(KetNghiaDbContext db)
{
    public IQueryable<OfficialPaper> Papers() => db.Set<OfficialPaper>().AllTenants("the province follows what localities issue");
}
