"""The editors' admin speaks Danish: every screen of an editor, an approver and the administrator, and its mails."""

import re

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.log_actions import log
from wagtail.log_actions import registry as log_registry
from wagtail.models import Collection, Comment, Page, Site, Workflow

from accounts.models import User
from outbox.services import deliver_due
from projects.models import ProjectPage
from tests.english import HISTORY, english_in, is_english
from tests.factories.pages import district_page, goal, make_editor, make_picture, make_site, page_data
from tests.factories.work import make_project, publish

pytestmark = pytest.mark.django_db
ENGLISH_BROWSER = {"HTTP_ACCEPT_LANGUAGE": "en-GB,en;q=0.9"}
# The names of permissions are rows of Django's own table, in English; a group's form reads them out to screen readers.
PERMISSION = re.compile(
    r"(?:.* \| )?(?:Can (?:add|change|delete|view|choose|publish|lock|unlock|bulk).*|"
    r"Delete pages with children|(?:Lock/unlock|Publish|Unlock|Add/edit|Edit) .*)"
)
MODAL = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


@pytest.fixture
def branch(places_data):
    """A new site and its branch of Fyn."""
    make_site()
    return district_page()


@pytest.fixture
def editor(branch):
    """May write, not publish."""
    return make_editor(approver=False)


@pytest.fixture
def approver(branch):
    """May publish too."""
    return make_editor()


@pytest.fixture
def administrator(branch):
    """Everything."""
    return User.objects.create_superuser("drift@example.org", first_name="Drift", last_name="Vagt")


@pytest.fixture
def article(branch, approver):
    """A published page with a later draft, a comment and everything in its history that can be there."""
    made = publish(make_project())
    made.lead = "Naboer finder de mørke steder."
    made.save_revision(user=approver, log_action=True)
    Comment.objects.create(page=made, user=approver, text="Hvor mange?", contentpath="lead")
    for action, _label in log_registry.get_choices():
        log(made, action, user=approver, data=HISTORY)
    return ProjectPage.objects.get(pk=made.pk)


@pytest.fixture
def waiting(client, branch, editor):
    """A page that an editor has sent for approval."""
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:add", args=("projects", "projectpage", branch.pk))
    answer = client.post(address, page_data(goal()) | {"action-submit": "1"}, follow=True)
    titles = Page.objects.values_list("title", flat=True)
    assert english_in(answer.content.decode(), titles) == []
    return ProjectPage.objects.get(owner=editor)


def heard(client, user, addresses, **headers):
    """What each address says in English to a person whose browser asks for English."""
    client.force_login(user)
    found = {}
    for address in addresses:
        response = client.get(address, follow=True, **ENGLISH_BROWSER, **headers)
        assert response.status_code == 200, address
        assert ("/admin/", 302) not in response.redirect_chain, f"{address} is closed to {user}"
        text = response.content.decode()
        if "json" in response.headers["Content-Type"]:
            text = response.json().get("html") or ""
        english = english_in(text, Page.objects.values_list("title", flat=True))
        if "/admin/groups/" in address:
            english = [each for each in english if not PERMISSION.fullmatch(each)]
        if english:
            found[address] = english
    return found


def page_screens(page):
    """The screens of a page for whoever may edit it."""
    names = ("edit", "history", "usage", "copy", "move", "delete", "workflow_history", "revisions_index")
    first, last = page.revisions.order_by("pk").first(), page.revisions.order_by("pk").last()
    parent = page.get_parent()
    return [
        *(
            reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
            for name in names
            if name != "revisions_index"
        ),
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, last.pk]),
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"]),
        reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk]),
        reverse("wagtailadmin_pages:move_confirm", args=[page.pk, parent.pk]),
        reverse("wagtailadmin_explore", args=[parent.pk]),
        reverse("wagtailadmin_explore", args=[page.pk]),
    ]


def bulk(app, model, action, pk):
    """The address that asks before something is done to several."""
    return reverse("wagtail_bulk_action", args=[app, model, action]) + f"?id={pk}"


def test_an_editor_reads_danish_about_pages(client, branch, editor, article):
    addresses = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore_root"),
        reverse("wagtailadmin_explore", args=[branch.pk]) + "?q=lys",
        reverse("wagtailadmin_explore", args=[branch.pk]) + "?q=findesikke&is_live=true",
        reverse("wagtailadmin_pages:search") + "?q=lys",
        reverse("wagtailadmin_pages:search") + "?q=findesikke",
        reverse("wagtailadmin_pages:add_subpage", args=[branch.pk]),
        reverse("wagtailadmin_pages:add", args=["projects", "projectpage", branch.pk]),
        reverse("wagtailadmin_pages:edit", args=[branch.pk]),
        reverse("wagtailadmin_pages:type_use", args=["projects", "projectpage"]),
        reverse("wagtailadmin_account"),
        *(
            reverse(f"wagtailadmin_pages:{name}", args=[article.pk])
            for name in ("edit", "history", "usage", "copy")
        ),
    ]
    assert heard(client, editor, addresses) == {}


def test_an_approver_reads_danish_about_pages(client, branch, approver, article):
    addresses = page_screens(article)
    addresses += [reverse("wagtailadmin_pages:unpublish", args=[article.pk])]
    addresses += [
        bulk("wagtailcore", "page", name, article.pk) for name in ("delete", "move", "publish", "unpublish")
    ]
    assert heard(client, approver, addresses) == {}


def test_a_locked_a_scheduled_and_a_private_page_are_danish(client, administrator, article):
    from datetime import timedelta

    from django.utils import timezone
    from wagtail.models import PageViewRestriction

    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    article.locked, article.locked_by, article.locked_at = True, administrator, timezone.now()
    article.save()
    PageViewRestriction.objects.create(page=article, restriction_type="login")
    parent = reverse("wagtailadmin_explore", args=[article.get_parent().pk])
    reports = [reverse("wagtailadmin_home"), reverse("wagtailadmin_reports:locked_pages")]
    assert heard(client, administrator, [address, parent, *reports]) == {}
    article.locked, article.locked_by = False, None
    article.go_live_at = timezone.now() + timedelta(days=3)
    article.expire_at = timezone.now() + timedelta(days=9)
    article.save_revision(approved_go_live_at=article.go_live_at)
    article.save()
    history = reverse("wagtailadmin_pages:history", args=[article.pk])
    assert heard(client, administrator, [address, history]) == {}


def test_what_was_done_is_told_in_danish(client, approver, article, branch):
    """One after the other, as an approver would."""
    client.force_login(approver)
    data = page_data(goal(), title=article.title, slug=article.slug)
    wrong = data | {"title": "", "postal_code": "abc"}
    number, said = article.pk, {}
    for name, sent in {
        "edit": data,
        "edit with mistakes": wrong,
        "edit and publish": data | {"action-publish": "1"},
        "lock": {},
        "unlock": {},
        "unpublish": {},
        "copy": {"new_title": "Lys igen", "new_slug": "lys-igen", "new_parent_page": branch.pk},
        "delete": {},
    }.items():
        address = reverse(f"wagtailadmin_pages:{name.partition(' ')[0]}", args=[number])
        answer = client.post(address, sent, follow=True, **ENGLISH_BROWSER)
        said[name] = english_in(answer.content.decode(), [article.title])
        if name in {"lock", "unlock"}:
            assert answer.status_code in {200, 403}
    assert {name: english for name, english in said.items() if english} == {}
    assert not ProjectPage.objects.filter(pk=number).exists()


def test_the_library_is_danish(client, editor, approver, administrator, article):
    picture = make_picture()
    paper = get_document_model().objects.create(
        title="Referat", file=ContentFile(b"%PDF-1.4", name="referat.pdf"), uploaded_by_user=approver
    )
    both = (("wagtailimages", "image", picture), ("wagtaildocs", "document", paper))
    for user in (editor, administrator):
        addresses = []
        for app, model, item in both:
            addresses += [reverse(f"{app}:index"), reverse(f"{app}:index") + "?q=findesikke"]
            addresses += [reverse(f"{app}:add"), reverse(f"{app}:add_multiple")]
            if user == administrator:
                addresses += [reverse(f"{app}:{name}", args=[item.pk]) for name in ("edit", "delete")]
                addresses += [reverse(f"{app}:{model}_usage", args=[item.pk])]
                addresses += [
                    bulk(app, model, name, item.pk) for name in ("delete", "add_tags", "add_to_collection")
                ]
        assert heard(client, user, addresses) == {}


def test_choosers_are_danish(client, editor, article):
    make_picture()
    names = (
        "wagtailadmin_choose_page",
        "wagtailadmin_choose_page_external_link",
        "wagtailadmin_choose_page_email_link",
        "wagtailadmin_choose_page_phone_link",
        "wagtailadmin_choose_page_anchor_link",
        "wagtailimages_chooser:choose",
        "wagtaildocs_chooser:choose",
        "wagtailembeds:chooser",
    )
    addresses = [reverse(name) for name in names]
    addresses += [reverse("wagtailadmin_choose_page_search") + f"?q={word}" for word in ("lys", "findesikke")]
    addresses += [reverse("wagtailimages_chooser:choose") + "?select_format=true"]
    addresses += [reverse("wagtailadmin_choose_page_child", args=[article.get_parent().pk])]
    assert heard(client, editor, addresses, **MODAL) == {}


def test_approval_is_danish(client, approver, editor, waiting):
    task = waiting.current_workflow_task_state
    addresses = [reverse("wagtailadmin_home"), *page_screens(waiting)[:1]]
    addresses += [reverse("wagtailadmin_pages:workflow_history", args=[waiting.pk])]
    state = waiting.current_workflow_state
    addresses += [reverse("wagtailadmin_pages:workflow_history_detail", args=[waiting.pk, state.pk])]
    addresses += [reverse("wagtailadmin_pages:history", args=[waiting.pk])]
    addresses += [
        reverse("wagtailadmin_pages:workflow_action", args=[waiting.pk, name, task.pk])
        for name in ("approve", "reject")
    ]
    assert heard(client, approver, addresses) == {}
    assert heard(client, editor, addresses[:4]) == {}


@pytest.mark.parametrize("answer", ["reject", "approve"])
def test_the_mails_of_approval_are_danish(client, approver, editor, waiting, answer):
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[waiting.pk, answer, waiting.current_workflow_task_state.pk],
    )
    client.force_login(approver)
    told = client.post(address, {"comment": "Skriv, hvor stien er."}, follow=True, **ENGLISH_BROWSER)
    assert english_in(told.content.decode()) == []
    deliver_due()
    assert {letter.to[0] for letter in mail.outbox} == {approver.email, editor.email}
    for letter in mail.outbox:
        texts = [letter.subject, letter.body, *(part.content for part in getattr(letter, "alternatives", []))]
        said = [
            line for text in texts for line in text.splitlines() if "://" not in line and is_english(line)
        ]
        assert said == []


def test_the_mail_about_a_comment_is_danish(client, approver, administrator, article):
    from wagtail.models import PageSubscription

    PageSubscription.objects.create(page=article, user=administrator, comment_notifications=True)
    client.force_login(approver)
    data = page_data(goal(), title=article.title, slug=article.slug)
    data |= {
        "comments-TOTAL_FORMS": "1",
        "comments-0-DELETE": "",
        "comments-0-resolved": "",
        "comments-0-id": "",
        "comments-0-contentpath": "lead",
        "comments-0-text": "Hvem er naboerne?",
        "comments-0-position": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
        "comments-0-replies-MIN_NUM_FORMS": "0",
        "comments-0-replies-MAX_NUM_FORMS": "",
    }
    said = client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), data, follow=True)
    assert english_in(said.content.decode()) == []
    deliver_due()
    (letter,) = mail.outbox
    assert letter.to == [administrator.email]
    assert "Hvem er naboerne?" in letter.body
    texts = [letter.subject, *letter.body.splitlines()]
    assert [line for line in texts if "://" not in line and is_english(line)] == []


def test_the_administrator_reads_danish(client, administrator, article, waiting):
    Redirect.objects.create(old_path="/gammel", redirect_page=article)
    collection = Collection.get_first_root_node().add_child(instance=Collection(name="Fyn"))
    workflow = Workflow.objects.first()
    reports = (
        "locked_pages",
        "workflow",
        "workflow_tasks",
        "site_history",
        "aging_pages",
        "page_types_usage",
    )
    addresses = [reverse(f"wagtailadmin_reports:{name}") for name in reports]
    addresses += page_screens(article)
    addresses += [reverse("wagtailadmin_pages:set_privacy", args=[article.pk])]
    addresses += [reverse(f"wagtailadmin_workflows:{name}") for name in ("index", "add", "task_index")]
    addresses += [
        reverse("wagtailadmin_workflows:select_task_type"),
        reverse("wagtailadmin_workflows:task_chooser"),
    ]
    addresses += [
        reverse(f"wagtailadmin_workflows:{name}", args=[workflow.pk]) for name in ("edit", "disable", "usage")
    ]
    task = workflow.tasks.first()
    addresses += [
        reverse(f"wagtailadmin_workflows:{name}", args=[task.pk]) for name in ("edit_task", "disable_task")
    ]
    addresses += [reverse("wagtailadmin_workflows:add_task", args=["wagtailcore", "groupapprovaltask"])]
    addresses += administration(administrator, collection)
    addresses += [
        reverse("wagtailsettings:edit", args=["home", name, Site.objects.get().pk])
        for name in settings_of("home")
    ]
    assert heard(client, administrator, addresses) == {}


def settings_of(app):
    """The settings of the site, by model."""
    from wagtail.contrib.settings.registry import registry

    return [model._meta.model_name for model in registry if model._meta.app_label == app]


def administration(user, collection):
    """Redirects, people, groups, sites and collections."""
    from django.contrib.auth.models import Group

    redirect, group = Redirect.objects.get(), Group.objects.first()
    site = Site.objects.get()
    lists = {
        "wagtailredirects": redirect,
        "wagtailusers_users": user,
        "wagtailusers_groups": group,
        "wagtailsites": site,
        "wagtailadmin_collections": collection,
    }
    found = []
    for name, item in lists.items():
        found += [reverse(f"{name}:index"), reverse(f"{name}:add")]
        found += [reverse(f"{name}:edit", args=[item.pk])]
        if item != user:
            found += [reverse(f"{name}:delete", args=[item.pk])]
    found += [
        reverse("wagtailredirects:start_import"),
        reverse("wagtailusers_users:index") + f"?group={group.pk}",
    ]
    found += [reverse("wagtailadmin_collections:set_privacy", args=[collection.pk])]
    found += [
        bulk("accounts", "user", name, user.pk) for name in ("assign_role", "delete", "set_active_state")
    ]
    return found


def test_scripts_get_danish_too(client, editor):
    client.force_login(editor)
    catalogue = client.get(reverse("wagtailadmin_javascript_catalog"), **ENGLISH_BROWSER).content.decode()
    assert '"Collapse all": "Fold alt sammen"' in catalogue
    assert '"%(num)s error": [\n      "%(num)s fejl"' in catalogue


def test_a_person_may_choose_english(client, editor):
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = "en"
    profile.save()
    found = heard(client, editor, [reverse("wagtailadmin_home"), reverse("wagtailadmin_explore_root")])
    assert all("Main menu" in texts or len(texts) > 5 for texts in found.values())
    assert len(found) == 2
