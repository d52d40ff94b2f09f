public_urlpatterns: list = []
