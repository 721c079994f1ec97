"""What chance gets wrong too often to be of use, set right before a form judges it."""

# What chance gets wrong too often to be of use: days that come one after the other, and words that
# only go together.
ORDERED = (
    ("starts_on", "ends_on"), ("valid_from", "valid_until"), ("since", "until"), ("since", "ended_on"),
    ("joined_on", "left_on"),
    ("opened_on", "closed_on"), ("union_since", "union_until"), ("period_start", "period_end"),
    ("launched_on", "followed_on"), ("launched_on", "until"), ("raised_on", "answered_on"),
    ("held_on", "next_on"), ("opened_on", "transferred_on"), ("starts_on", "evaluated_on"),
    ("introduced_on", "admitted_on"), ("contacted_on", "decided_on"), ("decided_on", "announced_on"),
)  # fmt: skip
# Days of what is said to be done, none of which is ahead.
DONE = ("raised_on", "received_on", "decided_on", "answered_on", "held_on", "done_on", "issued_on")
PLAIN = {
    "workplaces/headcounts": {"female": "", "ethnic_minority": "", "religious": "", "foreign": "",
                              "direct_workers": "", "informal": "", "gathered": 1},
    "members/memberships": {"group": ""},
    "workplaces/collaborators": {"allowance": 0},
    "cadres/bodies": {"seats": 3, "consent_no": "", "recognised_on": ""},
    "emulation/work_results": {"first_no": "", "last_no": ""},
}  # fmt: skip
TOGETHER = {
    "members/memberships": ("left_on", {"status": "left", "exit": "quit"}, {"status": "active", "exit": ""}),
    "workplaces/workplaces": ("union_since", {"state": "founded"}, {"state": "potential", "union_until": ""}),
    "cadres/officials": ("elected_on", {"election": "congress"}, {"election": "appointed"}),
    "welfare/drives": ("transferred_on", {"status": "transferred"}, {"status": "collecting"}),
    "cadres/introductions": ("admitted_on", {"status": "admitted"}, {"status": "introduced"}),
    "direction/reviews": ("held_on", {"status": "held"}, {"status": "planned"}),
    "direction/difficulties": ("answered_on", {"status": "answered", "answer": "Đã rõ"}, {"status": "raised"}),
}  # fmt: skip
