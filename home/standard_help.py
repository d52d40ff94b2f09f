"""Two pages people come to with a question: where is help after a crime, and what is a safety ambassador.

The national services and their numbers are data an editor keeps up to date on the page itself.
"""

from home.standard_form import Sign, Text

VICTIMS = Text(
    slug="hjaelp-til-ofre",
    title="Hjælp, hvis du har været udsat for noget",
    lead="Du skal ikke stå alene med det. Her kan du se, hvem der hjælper dig, og hvornår du ringer til hvem.",
    signs_heading="Her kan du ringe hen",
    signs=(
        Sign(
            "Nogen er i fare lige nu",
            "Ring med det samme. Sig, hvor du er, og hvad der sker. Bliv i røret.",
            number="112",
            at_once=True,
        ),
        Sign(
            "Politiet",
            "Ring, når det er sket, og faren er ovre. Du kan anmelde det, spørge om din sag eller give et tip.",
            number="114",
            link="https://politi.dk",
        ),
        Sign(
            "Offerrådgivningen",
            "Gratis støtte til dig, der har været udsat for en forbrydelse eller en ulykke, og til pårørende "
            "og vidner. Du behøver ikke have anmeldt noget.",
            number="116 006",
            link="https://www.offerraadgivning.dk",
        ),
        Sign(
            "Lev Uden Vold",
            "Ring, hvis en, du er eller har været tæt på, slår, truer eller styrer dig. Der er åbent hele døgnet.",
            number="1888",
            link="https://levudenvold.dk",
        ),
        Sign(
            "Dansk Stalking Center",
            "Råd og samtaler, hvis nogen følger efter dig, overvåger dig eller bliver ved med at skrive.",
            link="https://www.danskstalkingcenter.dk",
        ),
        Sign(
            "BørneTelefonen",
            "For dig under 18. Du bestemmer selv, om du vil sige, hvem du er.",
            number="116 111",
            link="https://bornetelefonen.dk",
        ),
        Sign(
            "Erstatningsnævnet",
            "Her søger du erstatning, hvis en anden har gjort skade på dig. Husk, at sagen skal være anmeldt.",
            link="https://erstatningsnaevnet.dk",
        ),
    ),
    sections=(
        (
            "De første timer",
            "<ul><li>Gå et sted hen, hvor du er i sikkerhed.</li>"
            "<li>Ring til en, du stoler på, og bed om selskab.</li>"
            "<li>Er du kommet til skade, så tag til læge eller på skadestuen. Sig, hvad der er sket.</li>"
            "<li>Efter et overgreb er det en hjælp, hvis du venter med at gå i bad og vaske tøjet. "
            "Kan du ikke vente, så er det i orden.</li>"
            "<li>Skriv ned, hvad du husker, når du har ro til det.</li></ul>",
        ),
        (
            "Når du anmelder",
            "<p>Du kan tage en med. Du kan bede om en pause, og du kan spørge om alt. Politiet fortæller dig, "
            "hvad der sker nu, og hvem du kan ringe til om din sag.</p>"
            "<p>I nogle sager har du ret til din egen advokat. Den kaldes en bistandsadvokat, og den koster dig "
            "ikke noget. Spørg politiet, om det gælder dig.</p>",
        ),
        (
            "Er det gået ud over dig på grund af den, du er?",
            "<p>Det kan være din hudfarve, din tro, dit handicap, eller hvem du holder af. Så er det en "
            "hadforbrydelse. Sig det til politiet, også selv om du ikke er sikker. Det gør en forskel for "
            "sagen.</p>",
        ),
        (
            "Bagefter",
            "<p>Mange sover dårligt, bliver vrede eller er bange for at gå ud. Det er almindeligt. Tal med din "
            "læge, hvis det bliver ved.</p>"
            "<p>En tryghedsambassadør er ikke den, du skal anmelde til. Men du kan altid bede om at blive "
            "fulgt på vej til den rette.</p>",
        ),
    ),
)

AMBASSADOR = Text(
    slug="hvad-er-en-tryghedsambassadoer",
    title="Hvad en tryghedsambassadør er – og ikke er",
    lead="Du er en, folk i dit område kender. Du holder kontakten med én fast betjent. Mere er det ikke, "
    "og det er rigtig meget.",
    sections=(
        (
            "Det gør du",
            "<ul><li>Du taler med din faste betjent, når der er noget. Det kan være hver uge eller et par gange "
            "om året.</li>"
            "<li>Du fortæller videre, hvis noget er ved at ændre sig, der hvor du bor eller arbejder.</li>"
            "<li>Du spreder beskeder fra politiet til dem, du kender.</li>"
            "<li>Du kan sige ja til en opgave: en stand, et møde eller en gåtur om aftenen. Du siger ja til én "
            "dato ad gangen.</li></ul>",
        ),
        (
            "Det gør du aldrig",
            "<ul><li>Du holder ikke øje med bestemte mennesker.</li>"
            "<li>Du tager ikke imod anmeldelser. De skal til 112 eller 114.</li>"
            "<li>Du griber ikke ind, og du går ikke ind i noget farligt.</li>"
            "<li>Du er ikke ansat, og du er ikke politi. Du er hverken stikker eller meddeler.</li></ul>",
        ),
        (
            "Det får du",
            "<ul><li>et navn og et nummer på din egen betjent</li>"
            "<li>svar, hver gang du siger noget, og en dato for hvornår</li>"
            "<li>et kort kursus og en, der hjælper dig i gang</li>"
            "<li>andre at være sammen om det med</li></ul>"
            "<p>Du får ikke løn. Hvert initiativ siger, hvem der dækker, hvis du kommer til skade.</p>",
        ),
        (
            "Hvem kan blive det?",
            "<p>Du skal som regel være fyldt 18 år. Du behøver ikke kunne noget særligt, og du behøver ikke "
            "have god tid. Vi vil gerne have mange slags mennesker med: ham i kiosken, formanden for "
            "håndboldklubben, hende, der altid står ved legepladsen.</p>"
            "<p>Før du begynder, taler vi sammen, og vi ser på, om opgaven passer til dig. Nogle opgaver "
            "kræver en attest. Du kan hele tiden se, hvor langt din ansøgning er.</p>",
        ),
        (
            "Dit navn er dit",
            "<p>Andre ser kun dit fornavn eller et dæknavn. Du kan se, hvem der har slået dig op, og hvorfor. "
            "Du kan holde pause eller stoppe, når du vil.</p>",
        ),
        ("Har du lyst?", '<p><a href="/bliv-ambassadoer/">Sådan bliver du tryghedsambassadør</a></p>'),
    ),
)
