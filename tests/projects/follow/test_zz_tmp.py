import pytest
from tests.crawl.htmlcheck import html_errors
from accounts.models import User
from projects.follow import links
from projects.follow.models import Follow
@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
class TestMine:
    def test_html(self, client, tmp_path):
        f = Follow.objects.filter(mailbox__isnull=False).first()
        P=["/hvor-er-politiet/","/en/hvor-er-politiet/?kommune=0461","/hvor-er-politiet/?fra=x&til=2020-01-01","/foelg/","/foelg/?postnummer=5000&km=10","/foelg/?postnummer=9","/foelg/?maal=trust","/foelg/?projekt=1","/foelg/?projekt=x","/foelg/sendt/","/","/projekter/fyn/","/projekter/betjenten-kommer-med-faergen/"]
        P += [x.partition("8000")[2] for x in (links.manage_url(f), links.stop_url(f), links.confirm_url(f))]
        pages={p: client.get(p).content.decode() for p in P}
        client.force_login(User.objects.get(email="ambassadoer@demo.example"))
        pages["/min-side/"]=client.get("/min-side/").content.decode()
        assert html_errors(pages, tmp_path) == []
