"""Addresses of units."""

from django.urls import path

from congdoan.web.units import chart, one_project, profile, projects, rights, views

urlpatterns = [
    path("units/", views.index, name="units"),
    path("units/projects/", projects.ProjectsView.as_view(), name="unit-projects"),
    path("units/projects/new/", projects.NewProjectView.as_view(), name="unit-project-new"),
    path("units/projects/sheet/", projects.StepsSheetView.as_view(), name="unit-project-sheet"),
    path("units/projects/<int:pk>/", one_project.OneProjectView.as_view(), name="unit-project"),
    path(
        "units/projects/<int:pk>/<str:what>.<str:form>",
        projects.ProjectPaperView.as_view(),
        name="unit-project-paper",
    ),
    path("units/<int:pk>/", profile.ProfileView.as_view(), name="unit"),
    path("units/<int:pk>/rights/", rights.RightsView.as_view(), name="unit-rights"),
    path("units/<int:pk>/chart/", chart.ChartView.as_view(), name="unit-chart"),
    path("units/<int:pk>/<str:kind>/", views.ChangeView.as_view(), name="unit-change"),
    path("units/papers/<int:pk>.<str:form>", views.paper, name="unit-paper"),
]
