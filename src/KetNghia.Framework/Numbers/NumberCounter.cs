using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Framework.Numbers;

/// <summary>Last number taken in one book of one tenant and year (I6). Year 0 means the book never starts again.</summary>
public sealed class NumberCounter : ITenantOwned
{
    public const int BookLength = 20;

    private NumberCounter()
    {
    }

    public NumberCounter(Guid id, Guid tenantId, string book, int year)
    {
        Id = id;
        TenantId = tenantId;
        Book = book;
        Year = year;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public string Book { get; private set; } = "";

    public int Year { get; private set; }

    public long Last { get; private set; }
}

public sealed class NumberCounterConfiguration : IEntityTypeConfiguration<NumberCounter>
{
    public void Configure(EntityTypeBuilder<NumberCounter> builder)
    {
        builder.ToTable("Fw_NumberCounters");
        builder.Property(x => x.Book).HasMaxLength(NumberCounter.BookLength);
        builder.HasIndex(x => new { x.TenantId, x.Book, x.Year }).IsUnique();
    }
}

/// <summary>
/// Takes the next number inside the caller's unit: the row stays locked until it commits, so numbers have no gap and
/// no duplicate, and writers of one book wait for each other.
/// </summary>
public sealed class NumberBook(KetNghiaDbContext db, ICurrentTenant tenant, IIdGenerator ids)
{
    /// <remarks>Call it after <see cref="KetNghiaDbContext.BeginUnitAsync"/> and before other rows are added.</remarks>
    public async Task<long> NextAsync(string book, int year, CancellationToken cancellationToken)
    {
        var row = db.Set<NumberCounter>().Where(c => c.Book == book && c.Year == year);
        if (await BumpAsync(row, cancellationToken) == 0)
        {
            await AddAsync(book, year, cancellationToken);
            if (await BumpAsync(row, cancellationToken) == 0)
            {
                throw new InvalidOperationException($"The counter {book}/{year} cannot be raised.");
            }
        }

        return await row.Select(c => c.Last).SingleAsync(cancellationToken);
    }

    /// <summary>Lets nobody take a number of the book until the caller's unit ends, and takes none.</summary>
    public async Task HoldAsync(string book, int year, CancellationToken cancellationToken)
    {
        var row = db.Set<NumberCounter>().Where(c => c.Book == book && c.Year == year);
        if (await HoldAsync(row, cancellationToken) == 0)
        {
            await AddAsync(book, year, cancellationToken);
            await HoldAsync(row, cancellationToken);
        }
    }

    private static Task<int> HoldAsync(IQueryable<NumberCounter> row, CancellationToken cancellationToken) =>
        row.ExecuteUpdateAsync(u => u.SetProperty(c => c.Last, c => c.Last), cancellationToken);

    private static Task<int> BumpAsync(IQueryable<NumberCounter> row, CancellationToken cancellationToken) =>
        row.ExecuteUpdateAsync(u => u.SetProperty(c => c.Last, c => c.Last + 1), cancellationToken);

    private async Task AddAsync(string book, int year, CancellationToken cancellationToken)
    {
        var counter = new NumberCounter(ids.New(), tenant.Required, book, year);
        db.Add(counter);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            db.Entry(counter).State = EntityState.Detached;
        }
    }
}
