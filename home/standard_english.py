"""The standard pages in English, until the editors write them anew. Slugs are those of the Danish pages."""

from home.standard_form import Sign, Text

HOME_TITLE = "We make the neighbourhood safe together"
HOME_LEAD = (
    "See what neighbours and police do for safety where you live. "
    "You can take part too, as much as you feel like."
)

ACCESSIBILITY = Text(
    slug="tilgaengelighed",
    title="Accessibility statement",
    lead="Everybody must be able to use this site. Here is how far we have come, and what to do if something fails.",
    sections=(
        (
            "How the site meets the rules",
            "<p>The law says that public websites follow the standard EN 301 549, which means WCAG 2.1 at level "
            "AA. We aim at the newer edition, WCAG 2.2 at level AA.</p>"
            "<p>You can use the site with a keyboard, with a screen reader and without JavaScript. You can make "
            "the text four times as large. The site never sends you on unless you press something.</p>",
        ),
        (
            "What we know is missing",
            "<p>Much of what the editors write is in Danish only. It is marked as Danish, so that a screen reader "
            "pronounces it properly. The rest of the site is in English too.</p>",
        ),
        (
            "Tell us if something doesn't work",
            "<p>Call the police on <b>114</b> and ask for your police district, or write to the district on "
            "politi.dk. Tell us which page you were on and what you wanted to do.</p>"
            "<p>If you can't use the site, we help you in another way. You can sign up by telephone or on "
            "paper, with the same rights as everybody else.</p>",
        ),
        (
            "If the answer is no use to you",
            "<p>The Danish Agency for Digital Government watches over the accessibility of public websites. You "
            "can complain to it. Read how on digst.dk.</p>",
        ),
    ),
)

PRIVACY = Text(
    slug="privatliv",
    title="Your information",
    lead="We keep as little about you as we can. Here is what we keep, why, how long, and what you can demand.",
    sections=(
        (
            "Who is responsible",
            "<p>The police are. Your own police district uses the information; the other districts can't see "
            "it. Call <b>114</b> if you have questions, or ask for the police's data protection officer.</p>",
        ),
        (
            "What we keep",
            "<p>You can read the whole site without us knowing who you are. We keep something only once you "
            "sign up yourself.</p>"
            "<ul><li>your name and how to reach you</li>"
            "<li>your postal code, municipality and perhaps neighbourhood, never your street</li>"
            "<li>whether you are 18, but not your date of birth</li>"
            "<li>what you tell us: what you would like to do, what you can, and when you have time</li>"
            "<li>how far your application is, and which tasks you said yes or no to</li>"
            "<li>when you took part, and for how long</li></ul>"
            "<p>We keep the outcome and the date of a criminal record check, never the certificate. We never "
            "keep your CPR number.</p>",
        ),
        (
            "Why we may",
            "<p>The police are to create safety together with citizens. The rule is article 6(1)(e) of the GDPR: a "
            "task in the public interest. It does not rest on your consent, and you still decide: you can "
            "pause or stop at any time.</p>",
        ),
        (
            "Who sees it, and how you can tell",
            "<p>Your coordinator and your contact officer see what they need to help you. Other ambassadors see "
            "your first name or an alias.</p>"
            "<p>Every time an employee looks you up, the site writes it down. On My page you can read which day "
            "it was and what it was for.</p>",
        ),
        (
            "How long",
            "<ul><li>an application that was turned down or withdrawn: about 6 months</li>"
            "<li>the list of look-ups: about 6 months</li>"
            "<li>when you took part: 24 months, then as figures without names</li>"
            "<li>messages between you and the police: 12 months after the matter is closed</li>"
            "<li>the rest: as long as you are an ambassador</li></ul>",
        ),
        (
            "What you can demand",
            "<p>You can see what we have, have mistakes put right, have things deleted that we may no longer "
            "keep, and object to how we use them. No machine decides anything about you. You can complain to "
            "the Danish Data Protection Agency, datatilsynet.dk.</p>",
        ),
        (
            "Cookies",
            "<p>We use only those the site can't do without. Nothing is fetched from other sites.</p>",
        ),
    ),
)

CONTACT = Text(
    slug="kontakt",
    title="Contact your police district",
    lead="Here is who to turn to. You can't report a crime on this site.",
    sections=(
        (
            "Somebody is in danger right now",
            "<p>Call <b>112</b> at once. Say where you are and what happens.</p>",
        ),
        (
            "It has happened, or it can wait",
            "<p>Call <b>114</b> and you get your own police district: reports, tips and questions. You can also "
            "report on politi.dk.</p>",
        ),
        (
            "You want to know more about a project",
            "<p>Find it under <b>Projects</b>. It says who takes part and what you can do. Write your postal code "
            "to see what goes on near you.</p>",
        ),
        (
            "You are a safety ambassador",
            "<p>Log in to <b>My page</b> to see your dates and how far your application is. You can also call 114 "
            "and ask for the coordinator of safety ambassadors.</p>",
        ),
    ),
)

VICTIMS = Text(
    slug="hjaelp-til-ofre",
    title="Help if something has happened to you",
    lead="You don't have to be alone with it. Here is who helps you, and when to call whom.",
    signs_heading="Where to call",
    signs=(
        Sign(
            "Somebody is in danger right now", "Call at once. Say where you are.", number="112", at_once=True
        ),
        Sign(
            "The police",
            "When it has happened and the danger is over.",
            number="114",
            link="https://politi.dk",
        ),
        Sign(
            "Victim support (Offerrådgivningen)",
            "Free support for victims, relatives and witnesses. You need not have reported anything.",
            number="116 006",
            link="https://www.offerraadgivning.dk",
        ),
        Sign(
            "Lev Uden Vold",
            "When somebody close to you hits, threatens or controls you. Open day and night.",
            number="1888",
            link="https://levudenvold.dk",
        ),
        Sign(
            "Danish Stalking Center",
            "When somebody follows you, watches you or won't stop writing.",
            link="https://www.danskstalkingcenter.dk",
        ),
        Sign("BørneTelefonen", "For those under 18.", number="116 111", link="https://bornetelefonen.dk"),
    ),
    sections=(
        (
            "The first hours",
            "<ul><li>Go to a place where you are safe.</li><li>Call somebody you trust.</li>"
            "<li>If you are hurt, see a doctor and say what happened.</li>"
            "<li>After an assault it helps to wait before you wash. If you can't wait, that is all right.</li></ul>",
        ),
        (
            "When you report it",
            "<p>You may bring somebody, ask for a break and ask about anything. In some cases you have the right "
            "to a lawyer of your own, free of charge. Ask the police.</p>",
        ),
    ),
)

AMBASSADOR = Text(
    slug="hvad-er-en-tryghedsambassadoer",
    title="What a safety ambassador is – and is not",
    lead="You are somebody people in your area know. You keep in touch with one officer. That is all, and it is a lot.",
    sections=(
        (
            "What you do",
            "<ul><li>You talk with your officer when there is something to talk about.</li>"
            "<li>You pass on what is changing where you live or work.</li>"
            "<li>You spread the police's messages to people you know.</li>"
            "<li>You may say yes to a task: a stand, a meeting or an evening walk, one date at a time.</li></ul>",
        ),
        (
            "What you never do",
            "<ul><li>You don't watch particular people.</li>"
            "<li>You don't take reports of crime. They go to 112 or 114.</li>"
            "<li>You don't step in, and you don't go into anything dangerous.</li>"
            "<li>You are neither an employee nor an informer.</li></ul>",
        ),
        (
            "What you get",
            "<p>The name and number of your officer, an answer every time you say something, a short course, and "
            "others to do it with. There is no pay.</p>",
        ),
        (
            "Would you like to?",
            '<p><a href="/en/bliv-ambassadoer/">How to become a safety ambassador</a></p>',
        ),
    ),
)

ENGLISH_PAGES = (ACCESSIBILITY, PRIVACY, CONTACT, VICTIMS, AMBASSADOR)
