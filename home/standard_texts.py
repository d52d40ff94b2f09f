"""What the pages say that every such site must have, until the editors write them anew."""

from home.standard_form import Text
from home.standard_help import AMBASSADOR, VICTIMS

ACCESSIBILITY = Text(
    slug="tilgaengelighed",
    title="Tilgængelighedserklæring",
    lead=(
        "Alle skal kunne bruge siden. Her kan du læse, hvor langt vi er, og hvad du gør, hvis noget driller."
    ),
    sections=(
        (
            "Sådan lever siden op til kravene",
            "<p>Loven siger, at offentlige sider skal følge standarden EN 301 549. Det svarer til WCAG "
            "2.1 på niveau "
            "AA. Vi går efter den nyere udgave, WCAG 2.2 på niveau AA.</p>"
            "<p>Du kan bruge siden med tastatur, med skærmlæser og uden JavaScript. Du kan gøre teksten "
            "fire gange så "
            "stor. Siden sender dig aldrig videre, uden at du selv trykker.</p>",
        ),
        (
            "Det ved vi, der mangler",
            "<p>Tekst, som redaktørerne skriver, findes kun på dansk. Resten af siden findes også på "
            "engelsk.</p>"
            "<p>Redaktørerne beskriver selv deres billeder. En beskrivelse kan være for kort. "
            "Skriv til os, hvis du møder sådan et billede. Så retter vi det.</p>",
        ),
        (
            "Sig til, hvis noget ikke virker",
            "<p>Du kan ringe til politiet på <b>114</b> og bede om din egen politikreds. "
            "Du kan også skrive til kredsen på politi.dk. Fortæl, hvilken side du var på, og hvad du "
            "ville.</p>"
            "<p>Kan du ikke bruge siden, så hjælper vi dig på en anden måde. Du kan melde dig som "
            "tryghedsambassadør på telefon og på papir. Du har de samme muligheder som alle andre.</p>",
        ),
        (
            "Hvis du ikke er tilfreds med svaret",
            "<p>Digitaliseringsstyrelsen holder øje med, at offentlige sider kan bruges af alle. "
            "Du kan klage til dem, hvis du ikke får et svar, du kan bruge. Læs hvordan på digst.dk.</p>",
        ),
        (
            "Sådan har vi testet",
            "<p>Vi har selv testet siden. En maskine leder efter fejl på siden, hver gang vi laver den om. "
            "Vi prøver også de vigtigste veje med tastatur alene og på en lille skærm.</p>",
        ),
    ),
)

PRIVACY = Text(
    slug="privatliv",
    title="Dine oplysninger",
    lead=(
        "Vi gemmer så lidt som muligt om dig. Her står, hvad vi gemmer, hvorfor, hvor længe, og "
        "hvad du kan kræve."
    ),
    sections=(
        (
            "Hvem har ansvaret?",
            "<p>Politiet har ansvaret for dine oplysninger. Det er din egen politikreds, der bruger dem. "
            "De andre kredse kan ikke se dem.</p>"
            "<p>Har du spørgsmål, så ring <b>114</b> og bed om din politikreds. Du kan også bede om at "
            "tale med "
            "politiets databeskyttelsesrådgiver.</p>",
        ),
        (
            "Hvad vi gemmer om dig",
            "<p>Du kan læse hele siden, uden at vi ved, hvem du er. Vi gemmer først noget, når du selv "
            "melder dig.</p>"
            "<ul><li>dit navn, og hvordan vi får fat i dig</li>"
            "<li>dit postnummer, din kommune og måske dit kvarter, men aldrig din vej og dit husnummer</li>"
            "<li>om du er fyldt 18 år, men ikke din fødselsdag</li>"
            "<li>det, du selv fortæller: hvad du gerne vil, hvad du kan, og hvornår du har tid</li>"
            "<li>hvor langt din ansøgning er, og hvilke opgaver du har sagt ja eller nej til</li>"
            "<li>hvornår du har været med, og hvor længe</li></ul>"
            "<p>Skal du have en attest, gemmer vi kun svaret og datoen. Vi gemmer ikke selve attesten. "
            "Vi gemmer aldrig dit CPR-nummer. Skriver nogen et CPR-nummer i et felt, siger siden nej.</p>",
        ),
        (
            "Hvorfor vi må",
            "<p>Politiet skal skabe tryghed sammen med borgerne. For at kunne det må vi vide, hvem der "
            "er med. "
            "Reglen står i databeskyttelsesforordningens artikel 6, stykke 1, litra e: en opgave i "
            "samfundets interesse. Det bygger altså ikke på dit samtykke.</p>"
            "<p>Du bestemmer stadig selv. Du kan holde pause eller stoppe når som helst, og et nej til "
            "en opgave "
            "betyder ikke noget for, om vi spørger igen.</p>",
        ),
        (
            "Hvem kan se dem?",
            "<p>Din koordinator og din kontaktbetjent kan se, hvad de skal bruge for at hjælpe dig. "
            "Andre ambassadører ser kun dit fornavn eller et dæknavn. Har du brug for beskyttelse, ser "
            "de intet "
            "navn, og det samme gælder for de fleste i politiet.</p>"
            "<p>Vi giver ikke dine oplysninger videre til firmaer eller reklamer.</p>",
        ),
        (
            "Se, hvem der har set dine oplysninger",
            "<p>Hver gang en ansat slår dig op, skriver siden det ned. På Min side kan du læse, hvilken "
            "dag det var, "
            "og hvad det skulle bruges til. Ingen kan rette i den liste.</p>",
        ),
        (
            "Hvor længe vi gemmer",
            "<ul><li>en ansøgning, der blev til et nej, eller som du selv trak: cirka 6 måneder</li>"
            "<li>listen over, hvem der har set dine oplysninger: cirka 6 måneder</li>"
            "<li>hvornår du har været med: 24 måneder, og derefter kun som tal uden navn</li>"
            "<li>beskeder mellem dig og politiet: 12 måneder, efter at sagen er lukket</li>"
            "<li>dine andre oplysninger: så længe du er tryghedsambassadør</li></ul>",
        ),
        (
            "Det kan du kræve",
            "<ul><li>du kan få at vide, hvad vi har om dig</li><li>du kan få rettet det, der er forkert</li>"
            "<li>du kan få slettet det, vi ikke længere må gemme</li>"
            "<li>du kan sige nej til, at vi bruger dine oplysninger på en bestemt måde</li>"
            "<li>du kan bede os om at holde pause med at bruge dem, mens vi ser på din klage</li></ul>"
            "<p>Ingen maskine afgør noget om dig. Siden kan foreslå, hvem vi spørger, og den siger altid "
            "hvorfor. "
            "Et menneske vælger.</p>"
            "<p>Du kan klage til Datatilsynet. Det gør du på datatilsynet.dk.</p>",
        ),
        (
            "Cookies",
            "<p>Vi bruger kun de cookies, siden ikke kan undvære. De husker, at du er logget ind, og at "
            "det er dig, "
            "der har sendt en formular. Siden henter ikke noget fra andre steder.</p>",
        ),
    ),
)

CONTACT = Text(
    slug="kontakt",
    title="Kontakt din politikreds",
    lead="Her kan du se, hvem du skal have fat i. Du kan ikke anmelde noget her på siden.",
    sections=(
        (
            "Nogen er i fare lige nu",
            "<p>Ring <b>112</b> med det samme. Sig, hvor du er, og hvad der sker. Bliv i røret.</p>",
        ),
        (
            "Det er sket, eller det kan vente",
            "<p>Ring <b>114</b>. Så taler du med din egen politikreds. Brug nummeret, når du vil anmelde "
            "noget, "
            "give et tip eller spørge om noget. Du kan også anmelde på politi.dk.</p>",
        ),
        (
            "Du vil vide mere om et projekt",
            "<p>Find projektet på siden <b>Projekter</b>. Der står, hvem der er med, og hvad du kan gøre. "
            "Skriv dit postnummer, så ser du, hvad der sker tæt på dig.</p>",
        ),
        (
            "Du er tryghedsambassadør",
            "<p>Log ind på <b>Min side</b>. Der kan du se dine aftaler, og hvor langt din ansøgning er. "
            "Du kan også ringe 114 og bede om koordinatoren for tryghedsambassadører.</p>",
        ),
        (
            "Find din politikreds",
            "<p>Danmark har 12 politikredse. Er du i tvivl om din, så skriv dit postnummer på siden "
            "<b>Projekter</b>, eller ring 114.</p>"
            "<ul><li>Nordjyllands Politi, Aalborg</li><li>Østjyllands Politi, Aarhus</li>"
            "<li>Midt- og Vestjyllands Politi, Holstebro</li><li>Sydøstjyllands Politi, Horsens</li>"
            "<li>Syd- og Sønderjyllands Politi, Esbjerg</li><li>Fyns Politi, Odense</li>"
            "<li>Sydsjællands og Lolland-Falsters Politi, Næstved</li>"
            "<li>Midt- og Vestsjællands Politi, Roskilde</li><li>Nordsjællands Politi, Helsingør</li>"
            "<li>Københavns Vestegns Politi, Albertslund</li><li>Københavns Politi, København</li>"
            "<li>Bornholms Politi, Rønne</li></ul>",
        ),
    ),
)

STANDARD_PAGES = (ACCESSIBILITY, PRIVACY, CONTACT, VICTIMS, AMBASSADOR)
