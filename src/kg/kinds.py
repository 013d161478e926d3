"""Kinds of bodies, levels of places, families of documents and relations that several stages speak of together."""

from __future__ import annotations

DIVIDED = frozenset({"province", "district"})
"""Levels of the places that are made up of others with a government, and have boards of their own."""
GOVERNED = DIVIDED | {"commune"}
"""Levels of the places that have a government of their own, which meets, and bodies of every kind."""
NUMBERED = frozenset({"district", "commune", "hamlet"})
"""Levels of the places that may have a number for a name: `quận 5`, `phường 12`, `thôn 3`."""
VENUE = "venue"
"""Level of halls and other buildings."""
ABROAD = frozenset({"country", "foreign"})
"""Levels of countries, and of places in others than Vietnam."""
OF_STATE = frozenset({"state", "legislature"})
"""Kinds of the bodies that govern a country or a place."""
WITH_FACULTIES = frozenset({"education", "health"})
"""Kinds of the bodies whose parts are faculties, and whose own name may tell the place: `Khoa Nhi`, `Bệnh viện …`."""
FRONT = "front"
"""Kind of the committees of the Fatherland Front."""
SOCIETY = "massOrganization"
"""Kind of the unions and societies, down to their branches."""
ENTERPRISE = "enterprise"
"""Kind of the companies and banks."""
PRESS = "press"
"""Kind of the newspapers, agencies and stations."""
COURTS = "judiciary"
"""Kind of the courts and procuracies."""
GOVERNING = OF_STATE | {"party", FRONT}
"""Kinds of the bodies that lead a place, and that every place has."""
OF_OFFICIALS = GOVERNING | {SOCIETY}
"""Kinds of the bodies between which officials move."""
OF_PLACES = OF_OFFICIALS | {COURTS, "military"}
"""Kinds of the bodies of which every province has its own."""
WORLD = frozenset({"international", "foreign"})
"""Kinds of the bodies that are of no place of Vietnam, and may be represented here."""
LAW = "law"
"""Family of the documents that an assembly passes on one day and the head of state promulgates on another: `Luật`."""
TREATY = "international"
"""Family of the documents between states: `Hiệp định`."""
CHANGES = frozenset({"appointedTo", "removedFrom"})
"""Relations that say who gets a post, and who leaves it."""
TENURES = CHANGES | {"holds"}
"""Relations of persons to their posts."""
PRESENCE = frozenset({"chairedBy", "attendedBy", "addressedBy"})
"""Relations of meetings to who is there."""
MADE_KNOWN = frozenset({"presented", "disseminated"})
"""Relations that say at which meeting a document is shown."""
