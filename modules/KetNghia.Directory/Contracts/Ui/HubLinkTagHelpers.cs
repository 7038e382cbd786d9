using KetNghia.Framework.Workspaces;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Directory.Contracts.Ui;

/// <summary>A name that leads to everything about it; plain words for those who may not open it.</summary>
public abstract class HubLinkTagHelper(IUrlHelperFactory urls, ICurrentUser user) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public Guid? Id { get; set; }

    public string? Name { get; set; }

    private protected abstract string Permission { get; }

    private protected abstract string Page { get; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var url = Id is { } id && user.May(Permission) ? urls.GetUrlHelper(ViewContext).Page(Page, new { area = "Directory", id }) : null;
        output.TagName = url is null ? "span" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (url is not null)
        {
            output.Attributes.SetAttribute("href", url);
        }

        output.Content.SetContent(Name);
    }
}

/// <summary>A commune or another place.</summary>
[HtmlTargetElement("place-link", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PlaceLinkTagHelper(IUrlHelperFactory urls, ICurrentUser user) : HubLinkTagHelper(urls, user)
{
    private protected override string Permission => DirectoryPermissions.Units.View;

    private protected override string Page => "/Units/Details";
}

/// <summary>A sponsor or another party.</summary>
[HtmlTargetElement("party-link", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PartyLinkTagHelper(IUrlHelperFactory urls, ICurrentUser user) : HubLinkTagHelper(urls, user)
{
    private protected override string Permission => DirectoryPermissions.Parties.View;

    private protected override string Page => "/Parties/Details";
}
