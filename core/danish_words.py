"""Word lists that `core.danish` reads: what compounds are made of, odd plurals, words too common to look for."""

# What the long words of this field are made of, in any form. A word is split where both halves are here, or
# where one is and the other is long enough to be a word of its own. The list is short on purpose: a part that
# also is a common syllable ("rum", "ret", "ser") would split words that are none.
_PARTS = """
    adfærd aften aftale aktivitet alarm ambassadør ansvar arbejde areal avis beboer bebyggelse bekymring
    belysning besøg bestyrelse betjent bibliotek bil biograf blok bolig borger bro brand buffet bus butik by
    bydel børn børne café campus center chef cykel dag dansk data dialog digital distrikt dronning dør efterår
    ejendom elev ejer falck familie fare fest festival film fodbold folk forening forsikring forår forælder
    forældre forum fritid frivillig færdsel gade gang genbrug gruppe gymnasie gård handel hal have havn havne
    front fælles spisning hegn hjem hjælp hjørne hus husstand hverdag hytte mast hærværk hæler idræt indbrud
    indgang indkøb indsats initiativ job jul kaffe kamera kanal kirke klub kommune konkurrence kontakt kontor
    kreds kriminalitet kultur kunst kursus kvarter kvinde kyst køkken kørsel lampe land leder lege leje lejer
    linje liv lokal lomme lov lys lære lærer lørdag maleri mand mangfoldighed marked medlem menneske metro
    miljø mobil morgen motion musik møde mødre natte natur nabo net netværk nat område opgave opgang opkald
    oplysning ordning park parkering patrulje person plads plan politi post pris program projekt psykiatri
    pulje punkt pædagog ravn regel rejse restaurant ring rod rute råd sag samarbejde samfund samtale samvær
    senior service signal sikkerhed sikring skema skole skov skralde sommer spil sport sprog stander stat
    station sti stofmisbrug strand struktur svindel system sø søndag tale telefon tema tid tilbud tog tomt
    torv trafik tryghed træ træning tunnel tur tyveri udvalg udsyn uge uheld ulykke undersøgelse ung ungdom
    ungdoms unge vagt vandre vandring vej ven venskab verden vinter virksomhed vold værk værksted værested
    ældre økonomi øvelse år
"""
PARTS = tuple(_PARTS.split())

# Forms that no rule of endings brings together with their word.
IRREGULAR = {
    form: base
    for base, forms in {
        "barn": "børn børne børns børnene børnenes",
        "bog": "bøger bøgerne bøgernes bøgers",
        "far": "fædre fædrene",
        "fod": "fødder fødderne",
        "gæst": "gæster gæsterne",
        "hånd": "hænder hænderne hænders",
        "mand": "mænd mænds mændene mændenes",
        "mor": "mødre mødrene",
        "nat": "nætter nætterne nætternes natte",
        "tand": "tænder tænderne",
        "uge": "ugen ugens uger ugers ugerne ugernes",
        "år": "året årets årene årenes års",
    }.items()
    for form in forms.split()
}

# Left out of what is looked for, unless nothing else is: they stand in every text.
_COMMON = """
    af alle alt at blev blive bliver da de dem den der deres det dig din dine dit dog du efter eller en end er
    et for fra før ham han hans har havde hende her hos hun hvad hvem hver hvis hvor hvordan i ikke ind ja jeg
    jer jo kan kom kunne man med meget men mig min mine mit mod må ned nej noget nogle nu når og også om op os
    over på selv sig sin sine sit skal skulle som så til ud under var ved vi vil ville vor være været the a an
    of to in on and or is are for with at by
"""
COMMON = frozenset(_COMMON.split())
