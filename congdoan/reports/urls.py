"""Pages of reports beside their registers: the calendar, one report as its paper, reports put together."""

from django.urls import path

from congdoan.reports.views import consolidated, home, report

urlpatterns = [
    path("reports/", home.HomeView.as_view(), name="reports-home"),
    path("reports/ask/", home.AskView.as_view(), name="reports-ask"),
    path("reports/together/", consolidated.page, name="reports-together"),
    path("reports/paper/<int:pk>/", report.PaperView.as_view(), name="report"),
    path("reports/paper/<int:pk>/write/", report.WriteView.as_view(), name="report-write"),
    path("reports/paper/<int:pk>/tell/", report.TellView.as_view(), name="report-tell"),
    path("reports/paper/<int:pk>/refresh/", report.RefreshView.as_view(), name="report-refresh"),
    path("reports/paper/<int:pk>/step/", report.StepView.as_view(), name="report-step"),
    path("reports/paper/<int:pk>/copies/", report.CopyView.as_view(), name="report-copies"),
    path("reports/paper/<int:pk>/draft.<str:form>", report.DraftView.as_view(), name="report-draft"),
]  # fmt: skip
