"""Without a network: a page that says so, and nothing of anybody's kept in the browser."""

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_page_without_network_says_what_to_do(visit):
    visitor = visit()
    page = visitor.page
    visitor.go("/opgaver/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    visitor.go("/projekter/")
    visitor.sees("Du er ikke på nettet")
    visitor.sees("Du kan stadig ringe: 112")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.t-strip')).backgroundColor")
        == "rgb(22, 56, 77)"
    )
    page.context.set_offline(False)
    visitor.press("Prøv igen")
    page.wait_for_url("**/projekter/")
    visitor.sees_not("Du er ikke på nettet")


def test_it_keeps_no_page_but_that_one(visit):
    visitor = visit()
    visitor.go("/opgaver/")
    visitor.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    visitor.go("/konto/login/code/")
    kept = visitor.page.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
          (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)))).flat()"""
    )
    assert [path for path in kept if not path.startswith("/static/")] == ["/offline/"]
