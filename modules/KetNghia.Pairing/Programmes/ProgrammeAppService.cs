using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Programmes;

internal sealed class ProgrammeAppService(KetNghiaDbContext db, IActionLog log, IIdGenerator ids)
{
    public async Task<Guid> CreateAsync(string code, string name, DateOnly from, DateOnly to, string? document, CancellationToken cancellationToken)
    {
        BusinessException.ThrowIfAny(await FaultsOfAsync(code, from, to, cancellationToken));
        var programme = new Programme(ids.New(), Kept(code), name, from, to, document);
        db.Add(programme);
        log.Add(new ActionEntry("Pairing.Programme.Created", nameof(Programme), programme.Id, programme.Code) { Data = Data(programme) });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            throw new BusinessException(PairingErrors.ProgrammeCodeTaken).With("code", programme.Code).At("Input.Code");
        }

        return programme.Id;
    }

    /// <summary>Everything that is wrong with a new one, as far as it has been typed.</summary>
    public async Task<IReadOnlyList<BusinessException>> FaultsOfAsync(string? code, DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
    {
        var faults = Programme.FaultsOf(from, to).ToList();
        var kept = Kept(code ?? "");
        if (kept.Length > 0 && await db.Set<Programme>().AnyAsync(p => p.Code == kept, cancellationToken))
        {
            faults.Add(new BusinessException(PairingErrors.ProgrammeCodeTaken).With("code", kept).At("Input.Code"));
        }

        return faults;
    }

    private static string Kept(string code) => code.Trim().ToUpperInvariant();

    public async Task ChangeAsync(Guid id, long version, string name, DateOnly from, DateOnly to, string? document, CancellationToken cancellationToken)
    {
        var programme = await db.Set<Programme>().FirstOrDefaultAsync(p => p.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        db.Entry(programme).Property(p => p.Version).OriginalValue = version;
        programme.Change(name, from, to, document);
        log.Add(new ActionEntry("Pairing.Programme.Changed", nameof(Programme), id, programme.Code) { Data = Data(programme) });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What the log's sentences about it name.</summary>
    public static Dictionary<string, object?> Data(Programme programme) => new() { ["code"] = programme.Code, ["name"] = programme.Name };
}
