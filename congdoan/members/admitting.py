"""A session of a committee: whom it takes together, by one decision with an annex of names; taken back as one."""

from django import forms
from django.contrib import messages
from django.db.models import ProtectedError, Q
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.base.text import number
from congdoan.members import papers, rules
from congdoan.records.register import REGISTERS
from congdoan.records.views.base import RecordView
from congdoan.records.write import remove, save
from congdoan.trail.models import IssuedPaper

# So many one decision names; a session with more is two.
AT_ONCE, NAMED = 500, 5


def faults(admission):
    """{field: sentence} of what keeps the session from the state it is in."""
    if admission.status == "decided" and not admission.decided_on:
        return {"decided_on": _("Ghi ngày quyết định kết nạp.")}
    return {}


def admit(admission, *, actor):
    """Everyone on the list is admitted by one decision, numbered and printed with an annex where no number was
    written. Raises `Mistake` that names whoever cannot be; then nobody is."""
    chosen = list(
        _in(admission, actor).filter(status="checked").select_related("person", "workplace")
    )
    if not chosen:
        raise Mistake(
            _("Danh sách chưa có đơn nào đã xét điều kiện: bấm «Chọn đơn vào danh sách».")
        )
    for one in chosen:
        one.unit = admission.unit
        one.status, one.decided_on = "decided", admission.decided_on
        one.signer = admission.signer
    _refuse_unfit(chosen)
    if not admission.decision_no:
        paper = papers.admission_of_many(admission, chosen, actor=actor)
        admission.decision_no = paper.number
        save(admission, actor=actor)
    for one in chosen:
        one.decision_no = admission.decision_no
        try:
            save(one, actor=actor)
        except Mistake as mistake:
            raise Mistake(_left_out([f"{one.person}: {mistake.message}"])) from mistake


def _refuse_unfit(chosen):
    found = []
    for one in chosen:
        for sentence in rules.application_faults(one).values():
            found.append(f"{one.person}: {sentence}")
    if found:
        raise Mistake(_left_out(found))


def _left_out(sentences):
    return _("Chưa kết nạp ai. %(told)s Sửa đơn, hoặc bỏ ra ở «Chọn đơn vào danh sách» rồi quyết định lại.") % {
        "told": " ".join(map(str, sentences[:NAMED]))
    }  # fmt: skip


def take_back(admission, *, actor):
    """The decision is taken back: whom it brought onto the roll stands there no more, their applications wait
    again. Raises `Mistake` where somebody has gone on from there."""
    decided = list(
        _in(admission, actor).filter(status="decided", decision_no=admission.decision_no)
    )
    rolls = {one.person_id: one for one in _rolls(admission, actor, decided)}
    moved = [one for one in decided if one.person_id not in rolls or rolls[one.person_id].left_on]
    if moved:
        names = ", ".join(str(one.person) for one in moved[:NAMED])
        raise Mistake(_("Không rút được: %(names)s đã thôi hoặc chuyển sinh hoạt sau khi kết nạp.")
                      % {"names": names})  # fmt: skip
    why = _("Rút quyết định %s") % admission.decision_no
    for one in decided:
        try:
            remove(rolls[one.person_id], actor=actor, reason=why)
        except ProtectedError as bound:
            raise Mistake(_("Không rút được: bản ghi khác đang dựa vào tư cách đoàn viên của %s.")
                          % one.person) from bound  # fmt: skip
        one.status, one.decision_no, one.decided_on = "checked", "", None
        save(one, actor=actor, reason=why)
    printed = IssuedPaper.objects.of(admission.register.path, admission).exists()
    admission.decided_on = None
    admission.decision_no = "" if printed else admission.decision_no
    save(admission, actor=actor)


def choose(admission, applications, *, actor):
    """Those are on its list and no others; who was left out."""
    wanted = {one.pk for one in applications}
    stood = {one.pk: one for one in _in(admission, actor).filter(status="checked")}
    left = [one for pk, one in stood.items() if pk not in wanted]
    for one in left:
        one.admission = None
        save(one, actor=actor)
    for one in applications:
        if one.pk not in stood:
            one.admission = admission
            save(one, actor=actor)
    return left


def told(admission, actor):
    """(name, how it stands with him, his application) of everyone on the list."""
    register = REGISTERS["members/applications"]
    rows = register.rows(actor).filter(admission=admission).select_related("person")
    found = list(rows.order_by("person__sort_key")[:AT_ONCE])
    yield _("Số người"), number(len(found)), None
    mine = (
        {one.person_id for one in _rolls(admission, actor, found)} if admission.decision_no else ()
    )
    for one in found:
        yield str(one.person), _standing(one, admission, mine), register.url_of(one.pk)


def _standing(application, admission, mine):
    if application.status != "decided" or application.decision_no != admission.decision_no:
        return application.get_status_display()
    if application.person_id in mine:
        return _("đã vào sổ")
    return _("không còn trong sổ: bản ghi đã bị xoá")


def of_application(application, actor):
    """(number, how many, the session) where an application was decided with others."""
    if application.admission_id:
        one = application.admission
        yield _("Đợt kết nạp"), str(one), one.register.url_of(one.pk)


def of_membership(membership, actor):
    """(what, number and day, where the paper hangs) of the decision that admitted him."""
    if not membership.decision_no:
        return
    register = REGISTERS["members/applications"]
    rows = register.rows(actor).filter(
        person=membership.person_id, decision_no=membership.decision_no
    )
    one = rows.filter(status="decided").select_related("admission").first()
    if one is None:
        return
    said = _("số %(number)s ngày %(day)s") % {
        "number": one.decision_no,
        "day": show(one.decided_on),
    }
    if one.admission and one.admission.decision_no == one.decision_no:
        yield _("Quyết định kèm danh sách"), said, one.admission.register.url_of(one.admission_id)
    else:
        yield _("Quyết định"), said, register.url_of(one.pk)


def _in(admission, actor):
    return REGISTERS["members/applications"].rows(actor, "edit").filter(admission=admission)


def _rolls(admission, actor, applications):
    """The memberships that its decision began."""
    people = [one.person_id for one in applications]
    rows = REGISTERS["members/memberships"].rows(actor).filter(person__in=people)
    return rows.filter(unit=admission.unit_id, decision_no=admission.decision_no)


class ChooseForm(forms.Form):
    """Checked applications to the union that no other list has."""

    applications = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Đơn đã xét điều kiện"), queryset=None, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args, admission, actor, **kwargs):
        super().__init__(*args, **kwargs)
        free = Q(admission=None) | Q(admission=admission)
        rows = REGISTERS["members/applications"].rows(actor, "edit")
        rows = rows.filter(free, unit=admission.unit_id, status="checked").select_related("person")
        field = self.fields["applications"]
        field.queryset = rows.order_by("person__sort_key", "pk")
        self.rows = list(field.queryset[:AT_ONCE])
        field.choices = [(one.pk, f"{one.person} · {show(one.applied_on)}") for one in self.rows]
        field.initial = [one.pk for one in self.rows]


class ChooseView(RecordView):
    """Who is on the list: all that may be, until somebody is left out."""

    level = "edit"

    def get(self, request, **_kwargs):
        if self.record.status == "decided":
            messages.error(request, _("Đợt này đã quyết định; kết nạp thêm thì lập đợt khác."))
            return self.back(self.record)
        return self._page(ChooseForm(admission=self.record, actor=self.actor))

    def post(self, request, **_kwargs):
        if self.record.status == "decided":
            return self.get(request)
        form = ChooseForm(request.POST, admission=self.record, actor=self.actor)
        if not form.is_valid():
            return self._page(form, 422)
        chosen = list(form.cleaned_data["applications"])
        left = choose(self.record, chosen, actor=self.actor)
        messages.success(request, _("Danh sách có %(n)s người.") % {"n": number(len(chosen))})
        if left:
            names = ", ".join(str(one.person) for one in left)
            messages.warning(request, _("Đã bỏ ra: %s. Đơn vẫn chờ quyết định.") % names)
        return self.back(self.record)

    def _page(self, form, status=200):
        context = self.frame(record=self.record, form=form, path=self.path())
        return render(self.request, "members/admission.html", context, status=status)
