"""A read document becomes a programme: its items, its targets with their parts, its tasks, at once."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from congdoan.base import dates
from congdoan.base.errors import Mistake
from congdoan.direction.confirming import against, spans
from congdoan.direction.confirming.services import hold
from congdoan.direction.programmes.enacting import hand_out, one_lead
from congdoan.direction.registers.programme import Programme, ProgrammeItem
from congdoan.direction.registers.reading import Finding, Reading
from congdoan.indicators.catalogue import within
from congdoan.indicators.registers.target import Target
from congdoan.records.rows import Rows
from congdoan.records.write import save

WORK = (Finding.Kind.TARGET, Finding.Kind.TASK)


def proposal(reading, findings):
    """First values of the programme's form, as the document says them: {field: value}."""
    meta = {
        one.said["field"]: one.said["value"]
        for one in findings
        if one.kind == "meta" and one.decision != Finding.Decision.REJECTED
    }
    span = _span(reading, findings, meta)
    return {
        "unit": reading.unit_id,
        "title": (meta.get("title") or reading.name)[:500],
        "kind": _kind(reading, meta, span),
        "theme": _theme(reading.text)[:500],
        "period_start": span and span.start,
        "period_end": span and span.end,
        "number": (meta.get("number") or "")[:60],
        "issued_on": spans.last_day(meta.get("date")),
        "issuer": (meta.get("issuer") or "")[:300],
        "adopted_by": "standing" if "THƯỜNG VỤ" in (meta.get("signer_authority") or "") else "executive",
        "signer": (meta.get("signer_name") or "")[:200],
        "status": "issued" if meta.get("number") and meta.get("date") else "draft",
    }  # fmt: skip


def _span(reading, findings, meta):
    """What most targets say, else the title, the file's text or the year of the date."""
    said = [one.said.get("period") for one in findings if one.kind == "target"]
    found = spans.main_span(said) or spans.days_of(meta.get("title"))
    return found or spans.term_of(reading.text) or spans.days_of(meta.get("date"))


def _kind(reading, meta, span):
    title = f"{meta.get('doc_type', '')} {meta.get('title', '')}".lower()
    if "hành động" in title:
        return Programme.Kind.ACTION
    if reading.doc_kind == "plan":
        return Programme.Kind.PLAN
    return Programme.Kind.TERM if span and span.days > 366 else Programme.Kind.YEAR


def _theme(text):
    """The line under the heading that names the theme of the year."""
    lines = text.split("\n")
    for place, line in enumerate(lines[:-1]):
        if "CHỦ ĐỀ" in line and len(line) < 80:
            return lines[place + 1].strip(' .“”"')
    return ""


@transaction.atomic
def adopt(actor, *, reading, programme, opened=None):
    """Write the programme with all that was confirmed, or nothing. Returns counts by kind.

    Raises `Mistake` while targets or tasks wait, or when there are none, or when already done; and
    `Stale` when the reading is no longer the version `opened`. Of two who press the button at once
    the second is told.
    """
    hold(actor, reading)
    findings = list(reading.findings.all())
    _must_be_decided(reading, findings)
    above = against.sources(reading, findings)
    _close(actor, reading, opened)
    kept = [one for one in findings if one.is_kept]
    programme.text, programme.parent = reading.text, reading.follows
    programme.basis = [base_words(one.said) for one in kept if one.kind == "base"]
    programme.recipients = [one.said["name"] for one in kept if one.kind == "recipient"]
    targets = _targets(actor, programme, findings)
    items = _items(programme, findings, targets, above)
    reason = _("Đưa vào từ văn bản")
    save(programme, actor=actor, reason=reason, lines=[Rows(list(items.values()))])
    hand_out(programme, actor=actor)
    reading.programme = programme
    save(reading, actor=actor, reason=_("Đưa vào chương trình"))
    return Counter(target=len(targets), task=len(items) - len(targets))


def doubts(actor, programme):
    """What a form would say of the targets that came with the programme."""
    targets = Target.objects.visible_to(actor).filter(items__record=programme)
    return within.beyond_together(targets.select_related("indicator", "part_of__indicator"))


def _must_be_decided(reading, findings):
    if reading.status != Reading.Status.TO_CONFIRM:
        raise Mistake(_("Văn bản này đã được đưa vào hoặc đã bỏ; mở lại văn bản để xem kết quả."))
    if reading.is_report:
        raise Mistake(
            _("Đây là báo cáo: kết quả không phải là chỉ tiêu. Hãy dùng «Đưa vào báo cáo».")
        )
    work = [one for one in findings if one.kind in WORK]
    waiting = sum(one.is_pending for one in work)
    if waiting:
        raise Mistake(_("Còn {count} chỉ tiêu, nhiệm vụ chưa xác nhận; hãy nhận hoặc bỏ từng mục."),
                      count=waiting)  # fmt: skip
    if not any(one.is_kept for one in work):
        raise Mistake(
            _(
                "Văn bản này không có chỉ tiêu hay nhiệm vụ nào được nhận, nên không có gì để đưa vào."
            )
        )


def _close(actor, reading, opened):
    reading.status = Reading.Status.CONFIRMED
    save(reading, actor=actor, opened=opened)


def _targets(actor, programme, findings):
    """{finding's number: target}; a part is written after what it is a part of."""
    kept = {one.pk: one for one in findings if one.kind == "target" and one.is_kept}
    places = places_of(findings)
    made = {}

    def make(finding, above=()):
        if finding.pk not in made:
            whole = kept.get(finding.whole)
            if whole and whole.pk in above:
                raise Mistake(_("«{quote}» không thể là một phần của chính nó; sửa mục «Trong đó»."),
                              quote=str(finding)[:60])  # fmt: skip
            part_of = make(whole, (*above, finding.pk)) if whole else None
            made[finding.pk] = _target(actor, programme, finding, part_of, places(finding.start))
        return made[finding.pk]

    for finding in kept.values():
        make(finding)
    return made


def _target(actor, programme, finding, part_of, place):
    said = finding.said
    target = Target(
        unit=programme.unit, indicator_id=said["indicator"], cut=said.get("cut") or "",
        threshold=said.get("threshold"),
        comparator=said["comparator"], value=said.get("value"), value_max=said.get("value_max"),
        start=said.get("start") or programme.period_start,
        end=said.get("end") or programme.period_end, per_year=bool(said.get("per_year")),
        part_of=part_of, source_title=programme.title[:300], source_number=programme.number,
        source_date=programme.issued_on, source_item=place[:40], quote=said["quote"],
        status=_target_status(programme),
    )  # fmt: skip
    # Days kept as JSON become days again, and the value a decimal, before anything is compared.
    target.clean_fields(exclude=["unit", "indicator", "part_of", "parent"])
    _checked(target)
    return save(target, actor=actor, reason=_("Đưa vào từ văn bản"))


def _checked(target):
    try:
        target.clean()
    except ValidationError as error:
        raise Mistake(f"«{target.quote[:60]}»: {' '.join(error.messages)}".replace("{", "("))


def _target_status(programme):
    public = programme.status in (*Programme.PUBLIC, Programme.Status.ADOPTED)
    return Target.Status.ADOPTED if public else Target.Status.CONFIRMED


def _items(programme, findings, targets, above):
    """{finding's number: item} in the order of the document; `above` holds what each makes its own."""
    places = places_of(findings)
    return {
        one.pk: ProgrammeItem(
            kind=one.kind, text=one.said["quote"], place=places(one.start)[:300], **_named(one.said),
            due=due_of(one.said), target=targets.get(one.pk), source=above.get(one.pk),
            reason=(one.said.get("reason") or "")[:300],
        )
        for one in findings
        if one.kind in WORK and one.is_kept
    }  # fmt: skip


def _named(said):
    return one_lead(said.get("responsible") or "", said.get("cooperating") or "")


def due_of(said):
    """The last day of a task, when the document or a person named a day; words are no day."""
    return spans.last_day(said.get("deadline"))


def places_of(findings):
    """A function from a place in the text to the labels of the headings above it: «II.1»."""
    outline = [one for one in findings if one.kind == "outline"]

    def place(start):
        chain = {}
        for node in outline:
            if node.start > start:
                break
            level = node.said.get("level", 1)
            chain = {kept: label for kept, label in chain.items() if kept < level}
            chain[level] = node.said.get("label", "").strip(" .)")
        return ".".join(filter(None, chain.values()))

    return place


def base_words(said):
    """One legal basis as papers cite it: kind, number, day, issuer, subject."""
    day = spans.last_day(said.get("date"))
    parts = (said.get("type"), said.get("number"), day and _("ngày %s") % dates.show(day),
             said.get("issuer") and _("của %s") % said["issuer"])  # fmt: skip
    about = said.get("about") or ""
    return (
        about
        if about.startswith(said.get("type") or "\0")
        else " ".join(str(part) for part in (*parts, about) if part)
    )
