"""What reads the screens for English finds it, and leaves Danish alone."""

import pytest

from tests.english import english_in


@pytest.mark.parametrize(
    "screen",
    [
        '<button aria-label="Close dialog"></button>',
        "<p>Toggle sidebar</p>",
        "<p>Vi skriver: Are you sure you want to delete this page?</p>",
        '<div data-props=\'{"label": "Add a comment"}\'></div>',
        '<script type="application/json">["<h2>Publishing…</h2>"]</script>',
        "<input placeholder='Search all pages…'>",
        "<p>Used 4 times</p>",
        "<td>Something with your name</td>",
    ],
)
def test_english_is_found_wherever_it_stands(screen):
    assert english_in(screen) != []


def test_danish_is_no_english():
    assert english_in("<p>Se den udgivne side »Lys på stien« på https://tryghed.example/the/page</p>") == []
