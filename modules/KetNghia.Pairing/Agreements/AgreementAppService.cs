using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Pairing.Agreements;

/// <summary>Writes of agreements inside the tenant that has been entered.</summary>
internal sealed class AgreementAppService(
    KetNghiaDbContext db, PairingAccess access, PairingWork work, IEvidence evidence, IRecordPapers papers, IActionLog log, IIdGenerator ids)
{
    public const string Subject = "Agreement";

    public async Task<Guid> RecordAsync(
        Guid pairingId, AgreementTerms terms, IReadOnlyList<CommitmentFacts> commitments, Guid? renewsId, IReadOnlyList<IFormFile> files, CancellationToken cancellationToken)
    {
        var scans = await evidence.CheckAsync(files, cancellationToken);
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var pairing = await PairingAsync(pairingId, cancellationToken);
        if (pairing.State.IsClosed())
        {
            throw new BusinessException(PairingErrors.Closed).With("code", new RecordNumber(pairing.TenantId, pairing.Code));
        }

        if (renewsId is { } renewed && !await db.Set<Agreement>().AnyAsync(a => a.Id == renewed && a.PairingId == pairingId, cancellationToken))
        {
            throw new RecordNotFoundException();
        }

        if (terms.PaperId is { } paper)
        {
            await CheckPaperAsync(paper, pairingId, cancellationToken);
        }

        var agreement = new Agreement(ids.New(), pairing, terms, renewsId);
        agreement.SetCommitments([.. commitments.Select(c => c with { Id = ids.New() })]);
        db.Add(agreement);
        Log(new ActionEntry("Pairing.Agreement.Recorded", nameof(Agreement), agreement.Id, Label(agreement)), agreement);
        await work.AgreedAsync(pairing, cancellationToken);
        await AttachAsync(agreement, scans, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when ((renewsId is not null || terms.PaperId is not null) && DatabaseErrors.IsUniqueViolation(e))
        {
            throw new BusinessException(renewsId is null ? PairingErrors.PaperAlreadyRecorded : PairingErrors.AlreadyRenewed);
        }

        if (terms.PaperId is { } followed)
        {
            await papers.FollowedAsync(followed, cancellationToken);
        }

        await unit.CommitAsync(cancellationToken);
        return agreement.Id;
    }

    public async Task<Guid> ChangeAsync(
        Guid id, AgreementTerms terms, IReadOnlyList<CommitmentFacts> commitments, long version, IReadOnlyList<IFormFile> files, CancellationToken cancellationToken)
    {
        var agreement = await db.Set<Agreement>().Include(a => a.Commitments).FirstOrDefaultAsync(a => a.Id == id, cancellationToken)
            ?? throw new RecordNotFoundException();
        db.Entry(agreement).Property(a => a.Version).OriginalValue = version;
        await PairingAsync(agreement.PairingId, cancellationToken);
        agreement.Change(terms);
        agreement.SetCommitments([.. commitments.Select(c => c with { Id = ids.New() })]);
        db.Entry(agreement).Property(a => a.SignedOn).IsModified = true;
        Log(new ActionEntry("Pairing.Agreement.Changed", nameof(Agreement), agreement.Id, Label(agreement)), agreement);
        await AttachAsync(agreement, await evidence.CheckAsync(files, cancellationToken), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return agreement.PairingId;
    }

    /// <exception cref="RecordNotFoundException">It is not an issued agreement of the pairing.</exception>
    private async Task CheckPaperAsync(Guid paperId, Guid pairingId, CancellationToken cancellationToken)
    {
        AgreementPaper.TypeOf(await papers.InForceAsync(paperId, cancellationToken), pairingId);
        if (await db.Set<Agreement>().AnyAsync(a => a.PaperId == paperId, cancellationToken))
        {
            throw new BusinessException(PairingErrors.PaperAlreadyRecorded);
        }
    }

    /// <summary>The paper binds every party, so it is written by those who may change the whole pairing.</summary>
    private async Task<TwinPairing> PairingAsync(Guid id, CancellationToken cancellationToken)
    {
        var pairing = await db.Set<TwinPairing>().AsNoTracking().Include(p => p.Sponsors).Include(p => p.Receivers).FirstOrDefaultAsync(p => p.Id == id, cancellationToken)
            ?? throw new RecordNotFoundException();
        await access.CheckChangeAsync(pairing, cancellationToken);
        return pairing;
    }

    private Task AttachAsync(Agreement agreement, CheckedFiles files, CancellationToken cancellationToken) => evidence.AttachAsync(
        new EvidenceTarget(Subject, agreement.Id, agreement.PairingId, agreement.UnitId, Label(agreement)), files, null, cancellationToken);

    private static string Label(Agreement agreement) => agreement.Number ?? Values.Format.Date(agreement.SignedOn);

    private void Log(ActionEntry entry, Agreement agreement) => log.Add(entry with
    {
        UnitId = agreement.UnitId,
        RootId = agreement.PairingId,
        Data = new Dictionary<string, object?> { ["number"] = Label(agreement), ["signed"] = agreement.SignedOn },
    });
}
