"""What a person agreed his data may be used for beside membership itself: one purpose a record, never by default,
taken back at any time (Law 91/2025/QH15 art. 9-10; Decree 356/2025/NĐ-CP art. 6)."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.members.forms import PersonByCodeForm
from congdoan.members.registers.person import Person
from congdoan.records.declare import Measure, Record, Register, must, once, register


class Consent(Record):
    """One person's word for one purpose, from a day until it is taken back."""

    class Purpose(models.TextChoices):
        PUBLISHING = "publishing", _("Đăng tên, hình ảnh")
        PARTNERS = "partners", _("Chuyển cho đối tác phúc lợi")
        HARDSHIP = "hardship", _("Xét hỗ trợ theo hoàn cảnh gia đình, sức khoẻ")
        SURVEYS = "surveys", _("Khảo sát, nghiên cứu")
        CHILDREN = "children", _("Dữ liệu của con dưới 16 tuổi")

    class Way(models.TextChoices):
        PAPER = "paper", _("Ký trên giấy")
        ONLINE = "online", _("Xác nhận trên điện thoại, máy tính")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="consents", verbose_name=_("Người đồng ý")
    )
    purpose = models.CharField(_("Mục đích"), max_length=10, choices=Purpose)
    scope = models.CharField(_("Dữ liệu nào, cho việc gì"), max_length=300)
    way = models.CharField(_("Đồng ý bằng"), max_length=6, choices=Way)
    given_on = models.DateField(_("Đồng ý từ ngày"), default=timezone.localdate)
    withdrawn_on = models.DateField(_("Rút lại từ ngày"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("sự đồng ý dùng dữ liệu")
        verbose_name_plural = _("Đồng ý dùng dữ liệu cá nhân")
        ordering = ["-given_on", "-pk"]
        constraints = [
            once("one_consent_a_purpose_at_a_time", "person purpose",
                 _("Người này đang đồng ý cho mục đích đó; ghi «Rút lại từ ngày» cho lần trước."),
                 among=Q(withdrawn_on=None)),
            must("consent_withdrawn_after_it_was_given",
                 Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
                 _("«Rút lại từ ngày» không thể trước «Đồng ý từ ngày».")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.person} – {self.get_purpose_display()}"


@register("members/consents")
class ConsentRegister(Register):
    model = Consent
    form = PersonByCodeForm
    icon = "check"
    seldom = True
    lead = _(
        "Ai đồng ý cho dùng dữ liệu của mình vào việc gì ngoài quản lý đoàn viên, từ ngày nào đến ngày nào."
    )
    teaches = _(
        "Chỉ ghi khi người đó tự nói đồng ý cho từng mục đích; im lặng không phải là đồng ý."
    )
    columns = "person unit purpose scope way given_on withdrawn_on"
    filters = "purpose way given_on withdrawn_on"
    search = "person__folded scope"
    sections = {_("Đồng ý"): "unit person purpose scope way given_on withdrawn_on"}
    bulk = "withdrawn_on"
    key = "person purpose given_on"
    measures = (
        Measure("consents.standing", _("Sự đồng ý đang có hiệu lực"),
                holding=("given_on", "withdrawn_on"), until_excluded=True),
    )  # fmt: skip
    example = {
        "unit": "CS001", "person": "DV-000001", "purpose": "publishing", "way": "paper",
        "scope": "Đăng ảnh trên trang của Liên đoàn", "given_on": "2026-03-10",
    }  # fmt: skip
