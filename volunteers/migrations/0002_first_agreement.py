from datetime import date

from django.db import migrations

TITLE = "Partnerskabsaftale for tryghedsambassadører"
TEXT = """Det gør du
Du holder kontakt med din kontaktbetjent og fortæller, hvis noget i dit område gør folk utrygge. Du giver beskeder fra politikredsen videre til naboer, kunder eller medlemmer. Du vælger selv, hvilke opgaver du siger ja til.

Det gør du aldrig
Du tager ikke imod anmeldelser. Er der fare lige nu, ringer du 112. Alt andet til politiet går til 114. Du holder ikke øje med bestemte personer. Du griber ikke ind. Du er hverken stikker eller hjælpebetjent.

Et eksempel: En nabo fortæller dig, hvem der har begået indbrud. Du hører efter og beder naboen ringe 114. Du skriver det ikke ned.

Det gør vi
Du får en fast kontaktbetjent. Vi svarer på det, du fortæller os, og vi siger, hvad vi gjorde ved det. Vi viser ikke dit efternavn, dit nummer eller din mailadresse til andre.

Tavshed
Hører du noget privat om andre, beholder du det for dig selv. Det gælder også, når du er holdt op.

Løn og forsikring
Opgaven er ulønnet. Ved hver opgave står der, hvem der dækker, hvis du kommer til skade.

Du kan stoppe
Du kan stoppe når som helst og uden at sige hvorfor. Vi kan også afslutte aftalen. Så får du grunden at vide."""


def create(apps, schema_editor):
    apps.get_model("volunteers", "Agreement").objects.create(
        version=1, title=TITLE, text=TEXT, valid_from=date(2026, 1, 1)
    )


class Migration(migrations.Migration):
    """The first version of the agreement: nobody could become active without one."""

    dependencies = [("volunteers", "0001_initial")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
