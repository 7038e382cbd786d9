using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Persistence;

/// <summary>Keys of cookies and form tokens, shared by every node and kept through a move of the files.</summary>
public sealed class DataProtectionKey : IHostOwned
{
    public const int NameLength = 100;
    public const int XmlLength = 8_000;

    private DataProtectionKey()
    {
    }

    internal DataProtectionKey(Guid id, string name, string xml, DateTime createdAtUtc)
    {
        Id = id;
        Name = name;
        Xml = xml;
        CreatedAtUtc = createdAtUtc;
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>As the library writes it; its secret is encrypted when a key outside the database was given.</summary>
    [Classified(PersonalDataClass.Secret)]
    public string Xml { get; private set; } = "";

    public DateTime CreatedAtUtc { get; private set; }
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("Fw_DataProtectionKeys");
        builder.Property(x => x.Name).HasMaxLength(DataProtectionKey.NameLength);
        builder.Property(x => x.Xml).HasMaxLength(DataProtectionKey.XmlLength);
    }
}

/// <summary>The library asks synchronously, once at start and when a key is renewed; there is no request to hold up.</summary>
public sealed class DataProtectionKeyStore(IServiceScopeFactory scopes) : IXmlRepository
{
    private const string ProtectedSecret = "encryptedSecret";

    /// <summary>Name of an element that is a key; the others revoke keys.</summary>
    public const string Key = "key";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>();
        return [.. db.Set<DataProtectionKey>().AsNoTracking().OrderBy(k => k.CreatedAtUtc).Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    /// <summary>A key the library wrote in protected form.</summary>
    public static bool IsProtected(XElement element) => element.Descendants().Any(e => e.Name.LocalName == ProtectedSecret);

    /// <exception cref="InvalidOperationException">The keys here are protected and this node was given nothing to protect one with.</exception>
    public void StoreElement(XElement element, string friendlyName)
    {
        if (element.Name == Key && !IsProtected(element) && GetAllElements().Any(IsProtected))
        {
            throw new InvalidOperationException("The keys in the database are protected by a key outside of it, which this node was not given: set DataProtection:KeyFile or DataProtection:CertificatePath.");
        }

        using var scope = scopes.CreateScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<KetNghiaDbContext>();
        db.Add(new DataProtectionKey(
            services.GetRequiredService<IIdGenerator>().New(), friendlyName, element.ToString(SaveOptions.DisableFormatting), services.GetRequiredService<IClock>().UtcNow));
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }
}

/// <summary>Makes the first key when the schema is new, so that no request has to.</summary>
public sealed class DataProtectionSeeder(IDataProtectionProvider protection) : ISeeder
{
    public int Order => 1;

    public Task SeedAsync(CancellationToken cancellationToken)
    {
        protection.CreateProtector("KetNghia.Start").Protect([1]);
        return Task.CompletedTask;
    }
}
