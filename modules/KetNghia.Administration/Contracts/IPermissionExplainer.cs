namespace KetNghia.Administration.Contracts;

/// <summary>"Vì sao không được?": for error pages and for places where an action is shown that the person may not take.</summary>
public interface IPermissionExplainer
{
    /// <summary>Explains for the signed-in person in the current workspace.</summary>
    Task<PermissionExplanation> ExplainAsync(string permission, CancellationToken cancellationToken);
}

/// <param name="Name">The permission in words.</param>
/// <param name="Holders">Colleagues who may do it, in words.</param>
/// <param name="Admins">Who could grant it; empty when the person holds it already.</param>
public sealed record PermissionExplanation(
    string Permission, string Name, bool IsGranted, IReadOnlyList<WhyCheck> Checks, IReadOnlyList<string> Holders, IReadOnlyList<string> Admins);
