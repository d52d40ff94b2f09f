def render_list(request, page, queryset):
    from django.shortcuts import render
    return render(request, "projects/project_index_page.html", {"page": page, "pages": queryset})
