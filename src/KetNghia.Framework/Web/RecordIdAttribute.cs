namespace KetNghia.Framework.Web;

/// <summary>
/// Says which record a route value names, where the folder of the page or the path of the endpoint does not. Read by the
/// verb <c>routes</c>.
/// </summary>
/// <param name="name">The route value, for example <c>id</c>.</param>
/// <param name="entity">The entity's class name.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public class RecordIdAttribute(string name, string entity) : Attribute
{
    public string Name { get; } = name;

    public string Entity { get; } = entity;
}
