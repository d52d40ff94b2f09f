"""The link in the letter: yes makes somebody an ambassador here, no deletes. Opening it changes nothing."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.errors import LinkError, LinkExpiredError, TransitionError, TryghedError
from core.links import read_token
from volunteers.agreement.reading import sections_of
from volunteers.imports.letters import PURPOSE
from volunteers.imports.models import Imported
from volunteers.imports.services import confirm, decline
from volunteers.services import current_agreement


@require_http_methods(["GET", "POST"])
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Read the agreement and say yes with one's name, or say no."""
    try:
        pk = read_token(PURPOSE, token, timedelta(days=settings.IMPORT_CONFIRM_DAYS + 1))
        rows = Imported.objects.filter(expires_on__gte=timezone.localdate())
        imported = rows.select_related("application__person", "application__district").get(pk=pk)
    except (LinkError, Imported.DoesNotExist) as error:
        over = not isinstance(error, LinkError) or isinstance(error, LinkExpiredError)
        return render(request, "imports/link_over.html", {"over": over}, status=410 if over else 404)
    district, said, error_text = imported.application.district, request.POST.get("answer"), ""
    if said in {"yes", "no"}:
        try:
            _note(imported, said, request.POST.get("name", "").replace("\0", "")[:161])
        except ValidationError as error:
            error_text = " ".join(error.messages)
        except TransitionError:
            return render(request, "imports/link_over.html", {"over": True}, status=410)
        except TryghedError as error:
            error_text = str(error)
        else:
            return render(request, "imports/answered.html", {"said": said, "district": district})
    return render(request, "imports/answer.html", _context(request, imported, error_text))


def _note(imported: Imported, said: str, name: str) -> None:
    if said == "yes":
        confirm(imported=imported, name=name)
    else:
        decline(imported=imported)


def _context(request: HttpRequest, imported: Imported, error: str) -> dict[str, object]:
    current = current_agreement()
    return {
        "person": imported.application.person,
        "district": imported.application.district,
        "imported": imported,
        "agreement": current,
        "sections": sections_of(current.text),
        "name": request.POST.get("name", "").replace("\0", "")[:200],
        "error": error,
    }
