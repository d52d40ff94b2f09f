"""What consents hang up: a job every day, and the list of pictures that may not be shown."""

from django.db.models.signals import post_delete, post_save

from outbox.schedule import register_job


def register() -> None:
    """Follow every change at once, and look at the dates every day."""
    from home.consent import lapsed, warnings
    from home.consent.models import PictureConsent

    post_save.connect(lapsed.forget_lapsed, sender=PictureConsent, dispatch_uid="consent-saved")
    post_delete.connect(lapsed.forget_lapsed, sender=PictureConsent, dispatch_uid="consent-deleted")
    register_job("picture-consents", warnings.EVERY, warnings.look_at_consents)
