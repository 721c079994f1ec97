"""What each indicator that records can answer is to give, in hundredths where it is a share; by hand.

`n(code)` is the oracle's number of a measure in the period, `before(code)` the one the period opens with.
"""


def share(top, bottom):
    return lambda n, before: 100 * n(top) / n(bottom) if n(bottom) else None


def plain(code):
    return lambda n, before: n(code)


def reach(top):
    """Q-20: of the workers where there is a union, and of the members who work at none of those places."""
    return lambda n, before: share_of(n(top), n("workers.organised") + n("members.beside"))


def share_of(part, whole):
    return 100 * part / whole if whole else None


SAID = {
    "IND-001": lambda n, before: n("members.on_roll") - before("members.on_roll"),
    "IND-002": plain("members.admitted"),
    "IND-003": plain("members.on_roll"),
    "IND-004": share("members.on_roll", "workplaces.workers"),
    "IND-005": share("recruits.joined", "recruits.count"),
    "IND-006": share("workplaces.ge20_with_union", "workplaces.ge20"),
    "IND-007": share("workplaces.ge15_with_union", "workplaces.ge15"),
    "IND-007.ge5": share("workplaces.ge5_with_union", "workplaces.ge5"),
    "IND-007.blank": plain("workplaces.blank15"),
    "IND-008": share("workplaces.eligible_with_union", "workplaces.eligible"),
    "IND-010": plain("unions.guilds_founded"),
    "IND-011": share("members.complete", "members.on_roll"),
    "IND-012": share("steering.complete", "steering.count"),
    "IND-016": share("officials.new_chairs_trained", "officials.new_chairs"),
    "IND-017": share("officials.developers_trained", "officials.developers"),
    "IND-018": plain("introductions.persons"),
    "IND-019": lambda n, before: (
        n("introductions.persons") / n("orgs.grassroots") if n("orgs.grassroots") else None
    ),
    "IND-023": share("dialogues.workplaces", "workplaces.with_union"),
    "IND-024": share("agreements.workplaces", "workplaces.cba_eligible_with_union"),
    "IND-032": reach("activities.persons"),
    "IND-033": reach("gifts.tet_persons"),
    "IND-035": reach("studies.persons"),
    "IND-036": reach("studies.democracy_law_persons"),
    "IND-042": share("movements.sustaining_unions", "orgs.grassroots"),
    "IND-043.units": share("movements.unions", "orgs.grassroots"),
    "IND-059": plain("pilots.launched"),
}
