def newest_projects(request, page):
    return None
