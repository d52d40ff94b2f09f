"""The checker itself: it finds what is wrong, and nothing in what is right."""

from tests.crawl.htmlcheck import html_errors
from tests.crawl.reading import read

RIGHT = '<!doctype html><html lang="da"><head><title>Hej</title></head><body><h1>Hej</h1></body></html>'
WRONG = RIGHT.replace("<h1>", '<h1 id="a"><p id="a">')


def test_names_the_page_and_the_mistake(tmp_path):
    found = html_errors({"/rigtig/": RIGHT, "/forkert/": WRONG}, tmp_path)
    assert found
    assert all(line.startswith("/forkert/: ") for line in found)
    assert any("Duplicate ID" in line for line in found)


def test_reads_what_the_crawl_asks_for():
    html = """<html lang="da"><title>Søg</title><h1>Søg</h1><p id="a">Hej <i lang="en">you</i></p><br><p id="a">
    <a href="/x/#y">X</a><img src="/a.png" alt="En lampe" srcset="/b.png 1x, /c.png 2x"><script>the()</script>
    <form action="/find/?old=1"><input name="q" value="æ"><input type="radio" name="r"></form>
    <form method="post" action="/send/"><input name="q"></form>"""
    page = read(html)
    assert (page.lang, page.title, page.h1, page.repeated_ids) == ("da", "Søg", 1, {"a"})
    assert page.links == ["/x/#y", "/a.png", "/b.png", "/c.png", "/find/?q=%C3%A6"]
    assert page.texts == {"Søg", "Hej", "X", "En lampe"}
