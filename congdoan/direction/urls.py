"""Pages of this area beside its registers: reading a document, and what follows from a programme."""

from django.urls import path

from congdoan.direction.views import (
    align,
    calendar,
    charge,
    consulting,
    coverage,
    desk,
    digital_use,
    documents,
    incoming,
    keeping,
    meetings,
    papers,
    parts,
    procedures,
    published,
    reading,
    taking,
)

urlpatterns = [
    path("compose/", documents.ComposeView.as_view(), name="direction-compose"),
    path("keeping/", keeping.KeepingView.as_view(), name="direction-keeping"),
    path("book/", documents.BookView.as_view(), name="direction-book"),
    path(
        "documents/<int:pk>/draft.<str:form>", documents.DraftView.as_view(), name="direction-draft"
    ),
    path("documents/<int:pk>/send/", documents.SendView.as_view(), name="direction-send"),
    path("documents/<int:pk>/widen/", documents.WidenView.as_view(), name="direction-widen"),
    path("incoming/<int:pk>/read/", incoming.ReadView.as_view(), name="direction-incoming-read"),
    path(
        "incoming/<int:pk>/issued.<str:form>",
        incoming.IssuedView.as_view(),
        name="direction-incoming-issued",
    ),
    path(
        "incoming/<int:pk>/files/<int:attachment>/",
        incoming.FileView.as_view(),
        name="direction-incoming-file",
    ),
    path(
        "incoming/<int:pk>/opinion/",
        incoming.OpinionView.as_view(),
        name="direction-incoming-opinion",
    ),
    path(
        "incoming/<int:pk>/collect/",
        incoming.CollectView.as_view(),
        name="direction-incoming-collect",
    ),
    path(
        "incoming/<int:pk>/sets-off/",
        incoming.SetsOffView.as_view(),
        name="direction-incoming-sets-off",
    ),
    path("published/", published.listed, name="direction-published"),
    path("published/<int:pk>.pdf", published.paper, name="direction-published-paper"),
    path("cited-papers/", papers.PapersView.as_view(), name="direction-papers"),
    path("cited-papers/one/", papers.PaperView.as_view(), name="direction-paper"),
    path("work-calendar/", calendar.CalendarView.as_view(), name="direction-calendar"),
    path("meetings/attendance/", calendar.AttendanceView.as_view(), name="direction-attendance"),
    path("meetings/<int:pk>/invite/", meetings.InviteView.as_view(), name="direction-invite"),
    path("meetings/<int:pk>/roll/", meetings.RollView.as_view(), name="direction-roll"),
    path(
        "meetings/<int:pk>/assign/", meetings.AssignView.as_view(), name="direction-meeting-assign"
    ),
    path("reviews/<int:pk>/meet/", meetings.MeetView.as_view(), name="direction-review-meet"),
    path("read/", reading.GiveView.as_view(), name="direction-read"),
    path("read/<int:pk>/", reading.ReadingView.as_view(), name="direction-reading"),
    path("read/<int:pk>/all/", reading.DecideAllView.as_view(), name="direction-decide-all"),
    path("read/<int:pk>/results/", reading.ResultsView.as_view(), name="direction-results"),
    path("read/<int:pk>/align/", align.AlignView.as_view(), name="direction-align"),
    path("read/<int:pk>/adopt/", reading.AdoptView.as_view(), name="direction-adopt"),
    path("read/<int:pk>/<int:finding>/", reading.DecideView.as_view(), name="direction-decide"),
    path(
        "programmes/<int:pk>/coverage/", coverage.CoverageView.as_view(), name="direction-coverage"
    ),
    path("programmes/<int:pk>/derive/", coverage.DeriveView.as_view(), name="direction-derive"),
    path(
        "programmes/<int:pk>/coverage/sheet/",
        coverage.CoverageSheetView.as_view(),
        name="direction-coverage-sheet",
    ),
    path(
        "programmes/<int:pk>/paper/", coverage.PaperView.as_view(), name="direction-programme-paper"
    ),
    path("programmes/<int:pk>/items/", taking.OwnItemView.as_view(), name="direction-own-item"),
    path("programmes/<int:pk>/items/rest/", taking.RestView.as_view(), name="direction-take-rest"),
    path("programmes/<int:pk>/items/<int:item>/", taking.TakeView.as_view(), name="direction-take"),
    path("tasks/<int:pk>/parts/", parts.PartsView.as_view(), name="direction-task-parts"),
    path(
        "consultations/<int:pk>/read/",
        consulting.ConsultationView.as_view(),
        name="direction-consultation",
    ),
    path(
        "consultations/<int:pk>/files/<int:attachment>/",
        consulting.FileView.as_view(),
        name="direction-consultation-file",
    ),
    path(
        "consultations/<int:pk>/opinions/",
        consulting.OpinionsView.as_view(),
        name="direction-opinions",
    ),
    path("difficulties/desk/", desk.DeskView.as_view(), name="direction-desk"),
    path("charges/<int:pk>/member/", charge.ChargeView.as_view(), name="direction-charge"),
    path(
        "charges/<int:pk>/member.<str:form>",
        charge.ChargePaperView.as_view(),
        name="direction-charge-paper",
    ),
    path("procedures/times/", procedures.TimesView.as_view(), name="direction-procedures-times"),
    path(
        "procedures/<int:pk>/cases/",
        procedures.CasesView.as_view(),
        name="direction-procedure-cases",
    ),
    path("adoption/", digital_use.AdoptionView.as_view(), name="direction-adoption"),
    path("adoption/<slug:line>/", digital_use.LineView.as_view(), name="direction-adoption-line"),
]
