using KetNghia.Framework.Ui;
using KetNghia.Framework.Workspaces;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;

namespace KetNghia.Directory.Contracts.Ui;

/// <summary>A name that leads to everything about it; plain words for those who may not open it.</summary>
public abstract class HubLinkTagHelper(LinkGenerator links, ICurrentUser user, ShownYear year) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public Guid? Id { get; set; }

    public string? Name { get; set; }

    private protected abstract string Permission { get; }

    private protected abstract string Page { get; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var url = Id is { } id && user.May(Permission) ? year.Carried(Folder(ViewContext.HttpContext) + id) : null;
        output.TagName = url is null ? "span" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (url is not null)
        {
            output.Attributes.SetAttribute("href", url);
        }

        output.Content.SetContent(Name);
    }

    /// <summary>A list names a hundred of them: what they share is found once a page.</summary>
    private string Folder(HttpContext http)
    {
        if (http.Items[(typeof(HubLinkTagHelper), Page)] is not string folder)
        {
            var none = links.GetPathByPage(http, Page, null, new { area = "Directory", id = Guid.Empty })!;
            http.Items[(typeof(HubLinkTagHelper), Page)] = folder = none[..^Guid.Empty.ToString().Length];
        }

        return folder;
    }
}

/// <summary>A commune or another place.</summary>
[HtmlTargetElement("place-link", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PlaceLinkTagHelper(LinkGenerator links, ICurrentUser user, ShownYear year) : HubLinkTagHelper(links, user, year)
{
    private protected override string Permission => DirectoryPermissions.Units.View;

    private protected override string Page => "/Units/Details";
}

/// <summary>A sponsor or another party.</summary>
[HtmlTargetElement("party-link", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PartyLinkTagHelper(LinkGenerator links, ICurrentUser user, ShownYear year) : HubLinkTagHelper(links, user, year)
{
    private protected override string Permission => DirectoryPermissions.Parties.View;

    private protected override string Page => "/Parties/Details";
}
