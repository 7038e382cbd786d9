using System.Linq.Expressions;
using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Evidence;

/// <summary>A file with the side it comes from.</summary>
internal sealed record SidedFile
{
    public required EvidenceFile File { get; init; }

    public required string? Side { get; init; }
}

/// <summary>What the owners say of the sides of their subjects, put together into one expression of the file.</summary>
internal static class EvidenceSides
{
    public static async Task<Expression<Func<EvidenceFile, SidedFile>>> OfAsync(IEnumerable<IEvidenceOwner> owners, CancellationToken cancellationToken)
    {
        var file = Expression.Parameter(typeof(EvidenceFile), "e");
        Expression side = Expression.Constant(null, typeof(string));
        foreach (var owner in owners)
        {
            if (await owner.SideAsync(cancellationToken) is { } of)
            {
                var told = new Put(of.Parameters[0], Expression.Property(file, nameof(EvidenceFile.SubjectId)), of.Parameters[1], Expression.Property(file, nameof(EvidenceFile.UploadedById))).Visit(of.Body);
                side = Expression.Condition(Expression.Equal(Expression.Property(file, nameof(EvidenceFile.SubjectType)), Expression.Constant(owner.SubjectType)), told, side);
            }
        }

        return Expression.Lambda<Func<EvidenceFile, SidedFile>>(
            Expression.MemberInit(
                Expression.New(typeof(SidedFile)),
                Expression.Bind(typeof(SidedFile).GetProperty(nameof(SidedFile.File))!, file),
                Expression.Bind(typeof(SidedFile).GetProperty(nameof(SidedFile.Side))!, side)),
            file);
    }

    private sealed class Put(ParameterExpression subject, Expression subjectOf, ParameterExpression sender, Expression senderOf) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == subject ? subjectOf : node == sender ? senderOf : node;
    }
}
